/**
 * A model's files as verified bytes: from the store, else from our own origin, each checked against the catalogue.
 * Knows bytes and hashes; does not know what is in the files.
 */
import type * as v from "valibot";
import { AppError } from "../base/errors";
import { parseJson } from "../base/parse";
import { type ByteStore, openByteStore } from "./byte-store";
import type { CatalogFile } from "./catalog";
import { download } from "./download";
import type { NetworkData } from "./ort";

export interface WeightsProgress {
  file: string;
  /** Bytes of this model's files that are ready, and of all of them. */
  loaded: number;
  total: number;
}

export interface WeightsRequest {
  entry: { id: string; base: string; files: readonly CatalogFile[] };
  signal: AbortSignal;
  onProgress?: (progress: WeightsProgress) => void;
  /** Where bytes are kept; OPFS when absent. */
  store?: ByteStore;
}

/** The verified files of a model, by their catalogue path. */
export type Weights = ReadonlyMap<string, Uint8Array>;

/**
 * Every file of the entry. A file that is wrong at rest, wrong over the wire or broken off is fetched once more; each one
 * is kept as soon as it is whole, so that a later call goes on with the next. What an older entry kept is removed.
 * A browser that refuses storage is no error: the bytes are then fetched each time.
 * @throws AppError `weights-missing` (not served, offline, or broken off), `weights-corrupt`, `insecure-page`, or the abort reason.
 */
export async function loadWeights({ entry, signal, onProgress, store }: WeightsRequest): Promise<Weights> {
  if (globalThis.crypto?.subtle === undefined) {
    throw new AppError(
      "insecure-page",
      "verify the model: this page was not served over https or from localhost; open it at such an address",
    );
  }
  const kept = store ?? (await openByteStore(`weights/${entry.id}`));
  const total = entry.files.reduce((sum, file) => sum + file.bytes, 0);
  const weights = new Map<string, Uint8Array>();
  let ready = 0;
  for (const file of entry.files) {
    const report = (loaded: number) => onProgress?.({ file: file.path, loaded: ready + loaded, total });
    report(0);
    weights.set(file.path, await loadFile(entry.base, file, kept, signal, report));
    ready += file.bytes;
    onProgress?.({ file: file.path, loaded: ready, total });
  }
  await kept.keepOnly(entry.files.map((file) => file.sha256));
  return weights;
}

/** One of the files, as text. */
export function textOf(weights: Weights, path: string): string {
  return new TextDecoder().decode(fileOf(weights, path));
}

/** One of the files, as its schema has it. @throws AppError `bad-json` or `bad-shape`. */
export function jsonOf<S extends v.GenericSchema>(schema: S, weights: Weights, path: string): v.InferOutput<S> {
  return parseJson(schema, textOf(weights, path), { what: path, todo: "export the model again" });
}

/** One of the files. @throws AppError `weights-missing` when the catalogue does not list it. */
export function fileOf(weights: Weights, path: string): Uint8Array {
  const bytes = weights.get(path);
  if (bytes !== undefined) return bytes;
  throw new AppError("weights-missing", `open the model: its catalogue entry lists no ${path}; rebuild the entry`);
}

/** A network for `openSession`: its graph, and the files beside it that its weights lie in, `PATH_data`, `PATH_data_1` … */
export function networkOf(
  weights: Weights,
  path: string,
): { name: string; bytes: Uint8Array; data: readonly NetworkData[] } {
  const data = [...weights]
    .filter(([file]) => file.startsWith(`${path}_data`))
    .map(([file, bytes]) => ({ path: file.slice(file.lastIndexOf("/") + 1), data: bytes }));
  return { name: path, bytes: fileOf(weights, path), data };
}

async function loadFile(
  base: string,
  file: CatalogFile,
  store: ByteStore,
  signal: AbortSignal,
  onProgress: (loaded: number) => void,
): Promise<Uint8Array> {
  const stored = await store.read(file.sha256);
  if (stored !== null) {
    if (await isIntact(stored, file)) return stored;
    await store.remove(file.sha256);
  }
  const url = `${base}${file.path}`;
  let failure: AppError | undefined;
  for (const cache of ["default", "reload"] as const) {
    try {
      const bytes = await download({ url, size: file.bytes, cache, signal, onProgress });
      if (await isIntact(bytes, file)) {
        await store.write(file.sha256, bytes);
        return bytes;
      }
      failure = new AppError(
        "weights-corrupt",
        `verify ${url}: its bytes are not those of the catalogue, twice over; reload the page, and if that does not help clear this site's storage`,
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function isIntact(bytes: Uint8Array, file: CatalogFile): Promise<boolean> {
  if (bytes.length !== file.bytes) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === file.sha256;
}
