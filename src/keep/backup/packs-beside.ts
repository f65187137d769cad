/** Packs of a backup, written beside what is here and put in place when the rest is sound. */
import { EMBEDDED_PACKS } from "../../library/packs/embedded";
import { installPack } from "../../library/packs/install";
import type { PackFiles } from "../../library/packs/pack-files";
import { readManifest, readPack } from "../../library/packs/read-pack";
import { zippedFiles } from "../../library/packs/zipped-files";
import type { Installation } from "../../storage/pack-installation";
import type { PackStore } from "../../storage/packs";
import { folder, refusal } from "./format";
import type { BackupFile } from "./read";

async function filesOf(file: BackupFile, place: number, signal: AbortSignal): Promise<PackFiles> {
  const path = `${folder("packs", place)}.ciqi`;
  return zippedFiles(path, await file.blob(path, signal), signal);
}

/** Reads the pack from end to end and writes nothing. @throws AppError `backup-damaged`, or the abort reason. */
export async function checkPack(file: BackupFile, place: number, signal: AbortSignal): Promise<void> {
  const files = await filesOf(file, place, signal);
  try {
    const about = await readManifest(files, signal);
    if (EMBEDDED_PACKS.includes(about.id)) throw new Error(`found ${about.id}, which comes with the app`);
    for await (const _batch of readPack(about, files, signal)) signal.throwIfAborted();
  } catch (cause) {
    signal.throwIfAborted();
    throw refusal("backup-damaged", files.name, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** The pack's id, and what puts it in its place or gives it up; `installation` is null where this very version is here. */
export async function bringPack(
  packs: PackStore,
  file: BackupFile,
  place: number,
  signal: AbortSignal,
): Promise<{ packId: string; installation: Installation | null }> {
  let begun: Installation | null = null;
  const { about } = await installPack({
    files: await filesOf(file, place, signal),
    packs: {
      get: (packId) => packs.get(packId),
      async begin(pack, own) {
        const installation = await packs.begin(pack, own);
        begun = installation;
        return { ...installation, commit: async () => undefined };
      },
    },
    signal,
  });
  return { packId: about.id, installation: begun };
}
