/** A pack's files as rows for the store, a batch at a time, everything checked on the way. Knows no store. */
import type * as v from "valibot";
import { kindOf } from "../../imaging/sniff";
import type { PackRows } from "../../storage/shelves";
import { VECTORS_AT_ONCE } from "../../storage/vector-rows";
import {
  LIMITS,
  PART_PATHS,
  type PackManifest,
  type PackRecord,
  type PartPath,
  parseLine,
  parseManifest,
  passageSchema,
  recordSchema,
} from "./format";
import { MANIFEST, type PackFiles, refusal } from "./pack-files";
import { PartReader } from "./part-reader";
import { VectorBatch } from "./vector-batch";

export interface PackBatch {
  rows: PackRows;
  /** Bytes of the parts that have been read so far. */
  done: number;
}

/** Rows a transaction: large ones hold the database for long, small ones are slow. */
const ROWS_AT_ONCE = 256;
const THUMB_BYTES_AT_ONCE = 4 * 1024 ** 2;

type Parts = Record<PartPath, PartReader>;

/** @throws AppError `pack-newer-format`, `pack-damaged`, `pack-missing`, or the abort reason. */
export async function readManifest(files: PackFiles, signal: AbortSignal): Promise<PackManifest> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const piece of files.chunks(MANIFEST, signal)) {
    bytes += piece.length;
    if (bytes > LIMITS.manifestBytes) {
      throw refusal("pack-damaged", files.name, MANIFEST, `found more than ${LIMITS.manifestBytes} bytes`);
    }
    pieces.push(piece);
  }
  const about = parseManifest(await new Blob(pieces).text(), files.name);
  checkPaths(about, files);
  return about;
}

/**
 * Every row of the pack. When the last batch has come the pack is as its manifest says; before that it may yet turn out
 * damaged. @throws AppError `pack-damaged` naming the part at fault, `pack-missing`, or the abort reason.
 */
export async function* readPack(about: PackManifest, files: PackFiles, signal: AbortSignal): AsyncGenerator<PackBatch> {
  const opened = PART_PATHS.map(async (path) => [path, await PartReader.open(about, path, files, signal)] as const);
  const parts = Object.fromEntries(await Promise.all(opened)) as Parts; // one for each of PART_PATHS
  const taken = () => PART_PATHS.reduce((sum, path) => sum + parts[path].taken, 0);
  try {
    for await (const rows of pieces(about, parts)) yield { rows, done: taken() };
    for await (const rows of passages(about, parts)) yield { rows, done: taken() };
    for (const path of PART_PATHS) await parts[path].end();
  } finally {
    for (const path of PART_PATHS) await parts[path].close().catch(() => undefined);
  }
}

/** A container that can be listed holds the manifest and its parts and nothing else. */
function checkPaths({ parts }: PackManifest, { name, paths }: PackFiles): void {
  if (paths === null) return;
  const wanted = new Set<string>([MANIFEST, ...parts.map(({ path }) => path)]);
  for (const path of paths) {
    if (!wanted.delete(path)) throw refusal("pack-damaged", name, path, "found a file that the manifest does not name");
  }
  const [absent] = wanted;
  if (absent !== undefined) throw refusal("pack-damaged", name, absent, "found no such file");
}

async function* pieces(about: PackManifest, parts: Parts): AsyncGenerator<PackRows> {
  const vectors = new VectorBatch(about, parts["vectors.f32"], VECTORS_AT_ONCE);
  let records: PackRecord[] = [];
  let thumbs: NonNullable<PackRows["thumbs"]>[number][] = [];
  let thumbBytes = 0;
  for await (const { value, where } of lines(about, parts["records.jsonl"], recordSchema, "records")) {
    for (let view = 0; view < value.vectors; view += 1) {
      const chunk = await vectors.add(value.id, where);
      if (chunk !== undefined) yield { vectors: [chunk] };
    }
    if (value.thumb !== null) {
      const data = await thumb(value.thumb, parts["thumbs.bin"], where);
      thumbs.push({ recordId: value.id, type: value.thumb.type, data });
      thumbBytes += value.thumb.bytes;
    }
    records.push(value);
    if (records.length < ROWS_AT_ONCE && thumbBytes < THUMB_BYTES_AT_ONCE) continue;
    yield { records: records.map(specimenOf), thumbs };
    records = [];
    thumbs = [];
    thumbBytes = 0;
  }
  yield { records: records.map(specimenOf), thumbs };
  const last = vectors.rest();
  if (last !== undefined) yield { vectors: [last] };
}

function specimenOf({ vectors: _vectors, thumb: _thumb, ...specimen }: PackRecord) {
  return specimen;
}

async function* passages(about: PackManifest, parts: Parts): AsyncGenerator<PackRows> {
  let batch: v.InferOutput<typeof passageSchema>[] = [];
  for await (const { value } of lines(about, parts["passages.jsonl"], passageSchema, "passages")) {
    batch.push(value);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield { passages: batch };
    batch = [];
  }
  yield { passages: batch };
}

/** The parsed lines of a part, as many as the manifest counts, each under an id of its own. */
async function* lines<S extends v.GenericSchema<unknown, { id: string }>>(
  about: PackManifest,
  part: PartReader,
  schema: S,
  kind: keyof PackManifest["counts"],
): AsyncGenerator<{ value: v.InferOutput<S>; where: string }> {
  const wanted = about.counts[kind];
  const ids = new Set<string>();
  for (let number = 1; ; number += 1) {
    const line = await part.line();
    if (line === undefined) break;
    if (number > wanted) throw part.damaged(`found more than the ${wanted} ${kind} that the manifest counts`);
    const where = `${kind}.jsonl, line ${number}`;
    const value = parseLine(schema, line, about.id, where);
    if (ids.has(value.id)) throw refusal("pack-damaged", about.id, where, `found the id ${value.id} a second time`);
    ids.add(value.id);
    yield { value, where };
  }
  if (ids.size !== wanted) throw part.damaged(`found ${ids.size} ${kind}, wanted ${wanted} by the manifest`);
}

async function thumb(
  { type, start, bytes: length }: NonNullable<PackRecord["thumb"]>,
  part: PartReader,
  where: string,
): Promise<ArrayBuffer> {
  if (part.taken !== start) throw part.damaged(`found the picture of ${where} at ${start}, wanted it at ${part.taken}`);
  const bytes = await part.take(length);
  if (bytes === undefined) throw part.damaged(`found its end in the picture of ${where}`);
  const kind = kindOf(bytes);
  if (`image/${kind}` !== type) throw part.damaged(`found ${kind ?? "no picture"} for ${where}, wanted ${type}`);
  return bytes.buffer;
}
