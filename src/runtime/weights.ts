/**
 * A model's files as verified bytes: from the store, else from our own origin, each checked against the catalogue.
 * Knows bytes and hashes; does not know what is in the files.
 */
import { isAbort } from "../base/abort";
import { AppError } from "../base/errors";
import { type ByteStore, openByteStore } from "./byte-store";
import type { CatalogFile } from "./catalog";

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
 * Every file of the entry. A file whose bytes are wrong, at rest or over the wire, is fetched once more.
 * A browser that refuses storage is no error: the bytes are then fetched each time.
 * @throws AppError `weights-missing` (not served, or offline), `weights-corrupt`, `insecure-page`, or the abort reason.
 */
export async function loadWeights({ entry, signal, onProgress, store }: WeightsRequest): Promise<Weights> {
  if (globalThis.crypto?.subtle === undefined) {
    throw new AppError(
      "insecure-page",
      "verify the model: this page was not served over https or from localhost; open it at such an address",
    );
  }
  const kept = store ?? (await openByteStore());
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
  return weights;
}

/** One of the files. @throws AppError `weights-missing` when the catalogue does not list it. */
export function fileOf(weights: Weights, path: string): Uint8Array {
  const bytes = weights.get(path);
  if (bytes !== undefined) return bytes;
  throw new AppError("weights-missing", `open the model: its catalogue entry lists no ${path}; rebuild the entry`);
}

async function loadFile(
  base: string,
  file: CatalogFile,
  store: ByteStore,
  signal: AbortSignal,
  report: (loaded: number) => void,
): Promise<Uint8Array> {
  const stored = await store.read(file.sha256);
  if (stored !== null) {
    if (await isIntact(stored, file)) return stored;
    await store.remove(file.sha256);
  }
  for (const cache of ["default", "reload"] as const) {
    signal.throwIfAborted();
    const bytes = await fetchFile(base, file, cache, signal, report);
    if (bytes !== null && (await isIntact(bytes, file))) {
      await store.write(file.sha256, bytes);
      return bytes;
    }
  }
  throw new AppError(
    "weights-corrupt",
    `verify ${base}${file.path}: its bytes are not those of the catalogue, twice over; reload the page, and if that does not help clear this site's storage`,
  );
}

/** The bytes, or null when there are more or fewer than the catalogue says. */
async function fetchFile(
  base: string,
  file: CatalogFile,
  cache: RequestCache,
  signal: AbortSignal,
  report: (loaded: number) => void,
): Promise<Uint8Array | null> {
  const url = `${base}${file.path}`;
  let response: Response;
  try {
    response = await fetch(url, { signal, cache });
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
  } catch (cause) {
    if (cause instanceof Error && isAbort(cause)) throw cause;
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("weights-missing", `fetch ${url}: ${found}; connect to the network and reload the page`, {
      cause,
    });
  }
  const bytes = new Uint8Array(file.bytes);
  let loaded = 0;
  const reader = response.body.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      if (loaded + step.value.length > file.bytes) return null;
      bytes.set(step.value, loaded);
      loaded += step.value.length;
      report(loaded);
    }
  } catch (cause) {
    if (cause instanceof Error && isAbort(cause)) throw cause;
    return null; // cut in the middle: as good as corrupt, fetched once more
  } finally {
    reader.cancel().catch(() => undefined);
  }
  return loaded === file.bytes ? bytes : null;
}

async function isIntact(bytes: Uint8Array, file: CatalogFile): Promise<boolean> {
  if (bytes.length !== file.bytes) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === file.sha256;
}
