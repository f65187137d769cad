/** Brings one pack from its files into the store, whole or not at all. Knows neither where they are nor who may come in. */
import type { InstalledPack, PackStore } from "../../storage/packs";
import type { InstalledManifest, PackManifest } from "./format";
import type { PackFiles } from "./pack-files";
import { readManifest, readPack } from "./read-pack";

export interface InstallRequest {
  files: PackFiles;
  packs: Pick<PackStore, "get" | "begin">;
  signal: AbortSignal;
  /** Asked before anything is written; throws when the pack shall not be installed. */
  admit?: (about: PackManifest) => void;
  /** Bytes of the parts that have been read, checked and written. */
  onProgress?: (done: number, total: number) => void;
}

export interface Installed {
  about: PackManifest;
  /** The version that was there before; the same one when nothing had to be done. */
  before: InstalledPack | undefined;
}

/**
 * Installs the pack, unless this very version is there already. What was installed before stays until the new one is
 * whole. @throws AppError `pack-missing`, `pack-damaged`, `pack-newer-format`, what `admit` throws, a storage failure,
 * or the abort reason; nothing half-written is left.
 */
export async function installPack({ files, packs, signal, admit, onProgress }: InstallRequest): Promise<Installed> {
  const about = await readManifest(files, signal);
  const total = bytesOf(about);
  const before = await packs.get(about.id);
  if (before?.version !== about.version) {
    admit?.(about);
    await write(about, files, packs, signal, (done) => onProgress?.(done, total));
  }
  onProgress?.(total, total);
  return { about, before };
}

/** What the store keeps of a manifest. */
export function installedManifest(about: PackManifest): InstalledManifest {
  const { schemaVersion: _schemaVersion, parts: _parts, ...rest } = about;
  return { ...rest, bytes: bytesOf(about) };
}

export function bytesOf({ parts }: PackManifest): number {
  return parts.reduce((sum, part) => sum + part.bytes, 0);
}

async function write(
  about: PackManifest,
  files: PackFiles,
  packs: InstallRequest["packs"],
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<void> {
  const { id: packId, version } = about;
  const installation = await packs.begin({ packId, version, manifest: installedManifest(about) }, signal);
  try {
    for await (const { rows, done } of readPack(about, files, signal)) {
      await installation.add(rows);
      onProgress(done);
      signal.throwIfAborted();
    }
    await installation.commit();
  } catch (error) {
    await installation.discard().catch(() => undefined); // the first failure is the one to tell; a sweep takes the rest
    throw error;
  }
}
