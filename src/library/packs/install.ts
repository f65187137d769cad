/** Brings one pack from files into the store, whole or not at all. Knows the format, not where the files are served. */
import { isAbort } from "../../base/abort";
import { AppError, asAppError } from "../../base/errors";
import type { PackStore } from "../../storage/packs";
import { type PackManifest, type PackPart, parseManifest, readPack } from "./format";

/** A file of the pack. Rejects when there is none. */
export type FetchPart = (path: string, signal: AbortSignal) => Promise<ArrayBuffer>;

export interface InstallRequest {
  packId: string;
  fetchPart: FetchPart;
  packs: PackStore;
  signal: AbortSignal;
  /** Bytes that have come, of all of the pack's. */
  onProgress?: (done: number, total: number) => void;
}

/** Rows a transaction: large ones hold the database for long, small ones are slow. */
const ROWS_AT_ONCE = 256;
const VECTORS_AT_ONCE = 4096;

/**
 * Installs the pack, unless this very version is there already. What was installed before stays until the new one is
 * whole. @throws AppError `pack-missing`, `pack-corrupt`, `bad-json`, `bad-shape`, `pack-inconsistent`, a storage
 * failure, or the abort reason; nothing half-written is left.
 */
export async function installPack(request: InstallRequest): Promise<PackManifest> {
  const { packId, fetchPart, packs, signal, onProgress } = request;
  const text = new TextDecoder().decode(await get(packId, "manifest.json", fetchPart, signal));
  const manifest = parseManifest(text, packId);
  if (manifest.id !== packId) {
    throw new AppError(
      "pack-inconsistent",
      `install the pack ${packId}: found the manifest of ${manifest.id}; ask its author for a new copy`,
    );
  }
  const total = manifest.parts.reduce((sum, part) => sum + part.bytes, 0);
  if ((await packs.get(packId))?.version === manifest.version) {
    onProgress?.(total, total);
    return manifest;
  }
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let done = 0;
  for (const part of manifest.parts) {
    onProgress?.(done, total);
    files.set(part.path, await verified(packId, part, fetchPart, signal));
    done += part.bytes;
  }
  await write(manifest, files, packs, signal);
  onProgress?.(total, total);
  return manifest;
}

async function write(
  manifest: PackManifest,
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  packs: PackStore,
  signal: AbortSignal,
): Promise<void> {
  const contents = readPack(manifest, files);
  const { id: packId, version } = manifest;
  const installation = await packs.begin({ packId, version, manifest }, signal);
  try {
    for (const records of slices(contents.specimens, ROWS_AT_ONCE)) await installation.add({ records });
    for (const passages of slices(contents.passages, ROWS_AT_ONCE)) await installation.add({ passages });
    for (const thumbs of slices(contents.thumbs, ROWS_AT_ONCE)) await installation.add({ thumbs });
    const dim = manifest.embedding?.dim ?? 0;
    for (const [chunk, ids] of slices(contents.vectorIds, VECTORS_AT_ONCE).entries()) {
      const start = chunk * VECTORS_AT_ONCE * dim;
      const data = contents.vectors.slice(start, start + ids.length * dim).buffer;
      await installation.add({ vectors: [{ chunk, ids, dim, data }] });
    }
    signal.throwIfAborted();
    await installation.commit();
  } catch (error) {
    await installation.discard().catch(() => undefined); // the first failure is the one to tell; a sweep takes the rest
    throw error;
  }
}

async function verified(
  packId: string,
  part: PackPart,
  fetchPart: FetchPart,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await get(packId, part.path, fetchPart, signal));
  if (bytes.length !== part.bytes) {
    throw corrupt(packId, part.path, `found ${bytes.length} bytes, wanted ${part.bytes}`);
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== part.sha256) throw corrupt(packId, part.path, "its bytes are not those that its author wrote");
  return bytes;
}

async function get(packId: string, path: string, fetchPart: FetchPart, signal: AbortSignal): Promise<ArrayBuffer> {
  try {
    return await fetchPart(path, signal);
  } catch (error) {
    if (isAbort(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `install the pack ${packId}: ${path} could not be read (${reason}); connect to the network and try again`;
    throw asAppError(error, "pack-missing", message);
  }
}

function corrupt(packId: string, path: string, found: string): AppError {
  return new AppError(
    "pack-corrupt",
    `install the pack ${packId}: ${path}: ${found}; reload the page to fetch it again`,
  );
}

function slices<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
}
