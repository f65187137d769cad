/** An installed pack as a file again: the same records, passages, vectors and pictures. */
import * as v from "valibot";
import { AppError } from "../../base/errors";
import type { PackStore, Piece } from "../../storage/packs";
import { type PackRecord, manifestSchema } from "./format";
import { writePack } from "./write-pack";

export interface ExportRequest {
  packId: string;
  packs: PackStore;
  signal: AbortSignal;
  /** Pieces read from the store, then bytes written. */
  onProgress?: (step: "read" | "write", done: number, total: number) => void;
}

const PIECES_AT_ONCE = 256;

/** @throws AppError `pack-unknown`, `pack-busy` when it changes meanwhile, a storage failure, or the abort reason. */
export async function exportPack(request: ExportRequest): Promise<{ name: string; blob: Blob }> {
  const { packId, packs, signal, onProgress } = request;
  const installed = await packs.get(packId);
  const manifest = v.safeParse(manifestSchema, installed?.manifest);
  if (installed === undefined || !manifest.success) {
    throw new AppError("pack-unknown", `save the pack ${packId}: it is not on this device; install it first`);
  }
  const { bytes: _bytes, ...about } = manifest.output;
  const { order, vectors, viewsOf } = await vectorsInOrder(packs, packId);
  const lines: string[] = [];
  const thumbs: Blob[] = [];
  let start = 0;
  for (let from = 0; from < order.length; from += PIECES_AT_ONCE) {
    signal.throwIfAborted();
    onProgress?.("read", from, order.length);
    const some = await packs.pieces(packId, order.slice(from, from + PIECES_AT_ONCE));
    for (const piece of some) {
      lines.push(recordLine(piece, viewsOf(piece.specimen.id), start));
      start += piece.thumb?.data.byteLength ?? 0;
    }
    thumbs.push(new Blob(some.flatMap(({ thumb }) => (thumb === undefined ? [] : [thumb.data]))));
  }
  const passages = await packs.passages(packId);
  const parts = {
    "records.jsonl": new Blob(lines),
    "passages.jsonl": new Blob(passages.map((passage) => `${JSON.stringify(passage)}\n`)),
    "vectors.f32": vectors,
    "thumbs.bin": new Blob(thumbs),
  };
  const counts = { records: lines.length, passages: passages.length };
  const blob = await writePack({ ...about, counts }, parts, signal, (done, total) =>
    onProgress?.("write", done, total),
  );
  if ((await packs.get(packId))?.revision !== installed.revision) {
    throw new AppError("pack-busy", `save the pack ${packId}: found it changed meanwhile; save it again`);
  }
  return { name: `${packId}-${about.version.replaceAll("+", "-")}.ciqi`, blob };
}

/** The store's keys are ids, so the order of a pack's lines is told by its vectors; records without any come last. */
async function vectorsInOrder(packs: PackStore, packId: string) {
  const known = new Set(await packs.recordIds(packId));
  const rows = new Map<string, number[]>();
  const chunks: Blob[] = [];
  let row = 0;
  let rowBytes = 0;
  for await (const { ids, dim, data } of packs.eachVectors(packId)) {
    rowBytes = dim * Float32Array.BYTES_PER_ELEMENT;
    chunks.push(new Blob([data]));
    for (const id of ids) {
      if (known.has(id)) rows.set(id, [...(rows.get(id) ?? []), row]);
      row += 1;
    }
  }
  const order = [...rows.keys(), ...[...known].filter((id) => !rows.has(id))];
  const all = new Blob(chunks);
  const runs = runsOf(order.flatMap((id) => rows.get(id) ?? []));
  const vectors = new Blob(runs.map(([first, end]) => all.slice(first * rowBytes, end * rowBytes)));
  return { order, vectors, viewsOf: (id: string) => rows.get(id)?.length ?? 0 };
}

/** Rows as `[first, end)`, as few as there can be. */
function runsOf(rows: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === row) last[1] += 1;
    else runs.push([row, row + 1]);
  }
  return runs;
}

function recordLine({ specimen, thumb }: Piece, vectors: number, start: number): string {
  const picture = thumb === undefined ? null : { type: thumb.type, start, bytes: thumb.data.byteLength };
  const record: Omit<PackRecord, "thumb"> & { thumb: typeof picture } = { ...specimen, vectors, thumb: picture };
  return `${JSON.stringify(record)}\n`;
}
