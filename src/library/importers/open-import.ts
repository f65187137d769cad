/** An import's source as pieces in a fixed order, as often as they are asked for: the same files give the same pieces. */
import { AppError } from "../../base/errors";
import type { ColumnMapping, ImportFile, ImportFormat, ImportProblem, TermChoices } from "../../domain/import";
import { type Tables, openTables } from "./open-tables";
import { openSource } from "./open-source";
import { type PictureIndex, pictureIndex } from "./picture-index";
import { type Piece, pictureAlone, pictureCalled, pieceOf } from "./pieces";
import type { SourceFile } from "./source-files";
import type { Report, Row, Table } from "./table";

/** Pieces of one pack: above this a phone cannot hold its vectors and labels. */
export const MOST_PIECES = 100_000;
/** Problems that are told one by one; a table that is broken on every line says so once more and stops. */
const MOST_PROBLEMS = 500;

export interface OpenImport {
  format: ImportFormat;
  table: Tables["pieces"];
  passages: readonly Table[];
  mapping: ColumnMapping;
  pictures: readonly SourceFile[];
  index: PictureIndex<SourceFile>;
  /** Not all rows are read. */
  limited: boolean;
  /** Of the files, before a row was read. */
  problems: readonly ImportProblem[];
  /** @throws AppError `import-too-large` after `MOST_PIECES`. */
  pieces(signal: AbortSignal, report: Report): AsyncIterable<{ piece: Piece; row: Row }>;
}

export interface ImportSource {
  files: readonly ImportFile[];
  /** Absent: guessed. */
  mapping?: ColumnMapping | undefined;
  choices?: TermChoices | undefined;
  limit?: number | undefined;
  /** Where a record is from that does not say. */
  source: string;
}

/** @throws AppError `import-empty` where nothing can be imported, `archive-broken`, `table-broken`. */
export async function openImport(request: ImportSource, signal: AbortSignal): Promise<OpenImport> {
  const { others, pictures, problems } = await openSource(request.files, signal);
  const { pieces: table, passages, problems: ofTables } = await openTables(others, signal);
  if (table === null && passages.length === 0 && pictures.length === 0)
    throw nothing(request.files, [...problems, ...ofTables]);
  const mapping = request.mapping ?? table?.mapping ?? {};
  const { choices = {}, limit = Infinity, source } = request;
  const index = pictureIndex(pictures);

  async function* all(own: AbortSignal, report: Report): AsyncGenerator<{ piece: Piece; row: Row }> {
    if (table === null) {
      for (const { path } of pictures) yield { piece: pictureAlone(path, source), row: { where: path, cells: {} } };
      return;
    }
    let number = 0;
    for await (const row of table.rows(own, report)) {
      number += 1;
      const piece = pieceOf(row, number, mapping, choices, source);
      // Without a column for them, pictures are those that are called by the piece's id.
      const called = mapping.image === undefined && mapping.id !== undefined ? index.ofPiece(piece.record.id) : [];
      yield {
        piece: { ...piece, pictures: [...piece.pictures, ...called.map(({ path }) => pictureCalled(path))] },
        row,
      };
    }
  }
  async function* pieces(own: AbortSignal, report: Report): AsyncGenerator<{ piece: Piece; row: Row }> {
    let number = 0;
    if (limit < 1) return;
    for await (const each of all(own, report)) {
      own.throwIfAborted();
      number += 1;
      if (number > MOST_PIECES) throw tooLarge(table?.path ?? "the pictures");
      yield each;
      if (number >= limit) return;
    }
  }
  const format = table?.format ?? (pictures.length > 0 || passages.length === 0 ? "images" : "ciqi-texts");
  return {
    format,
    table,
    passages,
    mapping,
    pictures,
    index,
    limited: limit !== Infinity,
    problems: [...problems, ...ofTables],
    pieces,
  };
}

/** Keeps the first problems and counts the rest. */
export function problemList(): { report: Report; list(): ImportProblem[] } {
  const kept: ImportProblem[] = [];
  let more = 0;
  return {
    report(problem) {
      if (kept.length < MOST_PROBLEMS) kept.push(problem);
      else more += 1;
    },
    list: () => (more === 0 ? [...kept] : [...kept, { where: "…", what: `and ${more} more of the same kinds` }]),
  };
}

function tooLarge(path: string): AppError {
  const words = `found more than ${MOST_PIECES} rows, wanted at most that many in one pack; cut the table into several`;
  return new AppError("import-too-large", `import ${path}: ${words}`);
}

function nothing(files: readonly ImportFile[], problems: readonly ImportProblem[]): AppError {
  const [first] = problems;
  const among = files.length === 1 ? "one file, which is neither" : `${files.length} files, neither among them`;
  const found = first === undefined ? among : `${first.where}: ${first.what}`;
  return new AppError(
    "import-empty",
    `import: found ${found}; wanted a table (CSV, TSV, JSON Lines, Parquet, a IIIF manifest) or pictures`,
  );
}
