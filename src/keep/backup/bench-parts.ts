/** Bench sets and runs as parts of a backup, and back. */
import * as v from "valibot";
import { AppError } from "../../base/errors";
import { rowSchema, runSchema, unseenResultSchema } from "../../bench/result-row";
import { QUESTION_TYPES, type SetSummary } from "../../domain/bench";
import type { BenchRunStore } from "../../storage/bench-runs";
import type { BenchSetStore, SetWriting } from "../../storage/bench-sets";
import { folder } from "./format";
import type { BackupFile } from "./read";
import { type BackupWriter, jsonBlob } from "./zip-writer";

const text = v.string();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const summarySchema: v.GenericSchema<unknown, SetSummary> = v.object({
  id: v.pipe(text, v.minLength(1)),
  name: text,
  kind: v.picklist(["studio", "ciqi-bench", "other"]),
  sha256: text,
  rows: count,
  specimens: count,
  types: v.partial(v.object(Object.fromEntries(QUESTION_TYPES.map((type) => [type, count])))),
  refused: count,
  problems: v.array(v.object({ line: count, code: text, message: text, kept: v.boolean() })),
  addedAt: v.number(),
});
const setSchema = v.object({
  set: summarySchema,
  rows: v.array(rowSchema),
  images: v.array(v.object({ path: text, type: text, start: count, bytes: count })),
});
const runSchemaInFile = v.object({ run: runSchema, results: v.array(unseenResultSchema) });

const IMAGES_AT_ONCE = 32;

export async function writeSet(sets: BenchSetStore, set: SetSummary, place: number, to: BackupWriter): Promise<void> {
  const rows = await sets.rows(set.id);
  const images: v.InferOutput<typeof setSchema>["images"] = [];
  const bytes: Blob[] = [];
  let start = 0;
  for (const path of new Set(rows.flatMap((row) => row.images))) {
    const [image] = await sets.images(set.id, [path]).catch(absent);
    if (image === undefined) continue;
    bytes.push(new Blob([image.data]));
    images.push({ path, type: image.type, start, bytes: image.data.byteLength });
    start += image.data.byteLength;
  }
  await to.add(`${folder("bench-sets", place)}.bin`, new Blob(bytes));
  await to.add(`${folder("bench-sets", place)}.json`, jsonBlob({ set, rows, images }));
}

function absent(error: unknown): [] {
  if (error instanceof AppError && error.code === "bench-image-missing") return [];
  throw error;
}

export async function checkSet(file: BackupFile, place: number, signal: AbortSignal): Promise<void> {
  await readSet(file, place, signal);
}

async function readSet(file: BackupFile, place: number, signal: AbortSignal) {
  const about = await file.json(`${folder("bench-sets", place)}.json`, setSchema, signal);
  return { ...about, bytes: await file.blob(`${folder("bench-sets", place)}.bin`, signal) };
}

/** Writes a set beside what is here; undefined when it is here already. */
export async function bringSet(
  sets: BenchSetStore,
  file: BackupFile,
  place: number,
  signal: AbortSignal,
): Promise<{ set: SetSummary; writing: SetWriting } | { set: SetSummary; writing: null }> {
  const { set, rows, images, bytes } = await readSet(file, place, signal);
  if ((await sets.get(set.id)) !== undefined) return { set, writing: null };
  const writing = await sets.begin(set.id, signal);
  try {
    await writing.add(rows, []);
    for (let at = 0; at < images.length; at += IMAGES_AT_ONCE) {
      const some = images.slice(at, at + IMAGES_AT_ONCE).map(async (image) => ({
        path: image.path,
        type: image.type,
        data: await bytes.slice(image.start, image.start + image.bytes).arrayBuffer(),
      }));
      await writing.add([], await Promise.all(some));
    }
    return { set, writing };
  } catch (error) {
    await writing.discard().catch(() => undefined);
    throw error;
  }
}

export async function writeRun(runs: BenchRunStore, runId: string, place: number, to: BackupWriter): Promise<boolean> {
  const run = await runs.get(runId);
  if (run === undefined) return false;
  const parts: string[] = [];
  const blobs: Blob[] = [];
  for await (const results of runs.withTraces(runId)) {
    for (const result of results) parts.push(`${blobs.length + parts.length > 0 ? "," : ""}${JSON.stringify(result)}`);
    blobs.push(new Blob(parts.splice(0)));
  }
  const kept = { ...run, status: run.status === "running" ? "paused" : run.status };
  const content = new Blob([`{"run":${JSON.stringify(kept)},"results":[`, ...blobs, "]}\n"]);
  await to.add(`${folder("bench-runs", place)}.json`, content);
  return true;
}

export function readRun(file: BackupFile, place: number, signal: AbortSignal) {
  return file.json(`${folder("bench-runs", place)}.json`, runSchemaInFile, signal);
}
