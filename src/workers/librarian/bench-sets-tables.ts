/** Files of questions as rows: JSON Lines in whatever encoding, a JSON list, Parquet. Looks at no row for what it asks. */
import { AppError } from "../../base/errors";
import { linesOf } from "../../base/lines";
import { sha256 } from "../../base/sha256";
import { LONGEST_LINE, type RawRow, type ReportProblem, jsonRows } from "../../bench/sets/read-rows";
import { pictureIn } from "../../library/importers/cells";
import { decodeText, detectEncoding } from "../../library/importers/encoding";
import { type SourceFile, extensionOf } from "../../library/importers/source-files";
import { chunksOf } from "../../library/zip";

export interface QuestionTable {
  path: string;
  /** Some of the first rows, read without the rest. */
  head(signal: AbortSignal): AsyncIterable<RawRow>;
  /** Lines or rows, empty ones too: for the progress, so it may be a little off. */
  count(signal: AbortSignal): Promise<number>;
  /** From the first on, each time. `report` is told of what was mended on the way. */
  rows(signal: AbortSignal, report: ReportProblem): AsyncIterable<RawRow>;
}

/** A JSON list is parsed whole. */
const LARGEST_JSON = 128 * 1024 * 1024;
/** Enough for some rows, and what is read of a file that turns out to be something else. */
const HEAD_BYTES = 256 * 1024;
const LINE_FEED = 0x0a;

/** Null for a file that by its name is no table. @throws AppError `table-broken`, `archive-broken`. */
export async function openTable(file: SourceFile, signal: AbortSignal): Promise<QuestionTable | null> {
  switch (extensionOf(file.path)) {
    case "jsonl":
    case "ndjson":
      return openLines(file.path, await file.blob(signal));
    case "json":
      return openList(file, signal);
    case "parquet":
      return openParquet(file.path, await file.blob(signal));
    default:
      return null;
  }
}

function openLines(path: string, blob: Blob): QuestionTable {
  return {
    path,
    head: (own) => lineRows(blob.slice(0, HEAD_BYTES), own, () => {}),
    async count(own) {
      let lines = 1;
      for await (const chunk of chunksOf(blob.stream())) {
        own.throwIfAborted();
        for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines += 1;
      }
      return lines;
    },
    rows: (own, report) => lineRows(blob, own, report),
  };
}

async function* lineRows(blob: Blob, signal: AbortSignal, report: ReportProblem): AsyncGenerator<RawRow> {
  const tell = (line: number, message: string) => report({ line, code: "line-encoding", message, kept: true });
  const encoding = await detectEncoding(blob, signal);
  if (encoding !== "UTF-8") tell(1, `found text in ${encoding}, wanted UTF-8; it was read as ${encoding}`);
  const texts = decodeText(blob, encoding, signal, (line, found) =>
    tell(line, `found ${found} in a file of ${encoding}; the line was read as ${found}`),
  );
  yield* jsonRows(linesOf(texts, LONGEST_LINE));
}

async function openList(file: SourceFile, signal: AbortSignal): Promise<QuestionTable | null> {
  if (file.size > LARGEST_JSON) {
    const words = `found ${file.size} bytes, wanted at most ${LARGEST_JSON}; save the list as JSON Lines`;
    throw new AppError("table-broken", `read ${file.path}: ${words}`);
  }
  const value = parsed(await (await file.blob(signal)).text());
  if (!Array.isArray(value)) return null;
  const list: unknown[] = value;
  async function* rows(): AsyncGenerator<RawRow> {
    for (const [at, value] of list.entries()) yield { line: at + 1, value };
  }
  return { path: file.path, head: rows, count: async () => list.length, rows };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return undefined;
  }
}

function openParquet(path: string, blob: Blob): QuestionTable {
  async function* rows(signal: AbortSignal): AsyncGenerator<RawRow> {
    let [last, end] = [0, 0];
    try {
      for await (const { value, row, total } of await parquet(path, blob, signal)) {
        [last, end] = [row, total];
        yield { line: row, ...(await takenOut(value)) };
      }
    } catch (error) {
      if (!(error instanceof AppError) || last === 0) throw error;
      for (let row = last + 1; row <= end; row += 1) yield { line: row, problem: error };
    }
  }
  return {
    path,
    head: rows,
    async count(signal) {
      for await (const { total } of await parquet(path, blob, signal)) return total;
      return 0;
    },
    rows,
  };
}

/** Its decoders are larger than all the rest. */
async function parquet(path: string, blob: Blob, signal: AbortSignal) {
  const { parquetRows } = await import("../../library/importers/parquet-table");
  return parquetRows(blob, path, signal);
}

/** The row with names in the place of the pictures that lie in it: the same picture has the same name in every row. */
async function takenOut(row: Record<string, unknown>): Promise<{ value: unknown; pictures: Map<string, Blob> }> {
  const pictures = new Map<string, Blob>();
  const nameOf = async (image: unknown): Promise<unknown> => {
    if (typeof image !== "object" || image === null) return image;
    const bytes = image instanceof Uint8Array ? image : pictureIn(image);
    if (bytes === null) return "path" in image ? image.path : image;
    const own = bytes.slice();
    const name = `inside/${(await sha256(own)).slice(0, 16)}`;
    pictures.set(name, new Blob([own]));
    return name;
  };
  const value = { ...row };
  for (const column of ["images", "image"]) {
    const images = value[column];
    value[column] = Array.isArray(images) ? await Promise.all(images.map(nameOf)) : await nameOf(images);
  }
  return { value, pictures };
}
