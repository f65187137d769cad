/** Installs the packs that come with the app, each on its own; an absent network is no failure where a pack is there. */
import { isAbort } from "../../base/abort";
import { AppError } from "../../base/errors";
import type { PackStore } from "../../storage/packs";
import { embeddedFiles } from "./embedded";
import { installPack } from "./install";
import { MANIFEST, type PackFiles, refusal } from "./pack-files";

export interface EmbeddedRequest {
  packIds: readonly string[];
  packs: PackStore;
  signal: AbortSignal;
  onProgress?: (packId: string, done: number, total: number) => void;
  /** Where a pack's files come from; our own origin when absent. */
  filesOf?: (packId: string) => PackFiles;
}

/** Codes that say that the bytes are out of reach, not that they are wrong. */
const OUT_OF_REACH = new Set(["pack-missing"]);

/**
 * Installs what is absent or of another version. One pack's failure does not keep the others away.
 * @throws the first failure when a pack is wrong or cannot be stored; AppError `library-missing` when no pack at all is
 * there in the end.
 */
export async function installEmbedded(request: EmbeddedRequest): Promise<void> {
  const { packIds, packs, signal, onProgress, filesOf = embeddedFiles } = request;
  const failures: unknown[] = [];
  for (const packId of packIds) {
    try {
      await installPack({
        files: filesOf(packId),
        packs,
        signal,
        admit: ({ id }) => {
          if (id !== packId) throw refusal("pack-damaged", packId, MANIFEST, `found the pack ${id}`);
        },
        onProgress: (done, total) => onProgress?.(packId, done, total),
      });
    } catch (error) {
      if (isAbort(error)) throw error;
      failures.push(error);
    }
  }
  const grave = failures.find((error) => !(error instanceof AppError && OUT_OF_REACH.has(error.code)));
  if (grave !== undefined) throw grave;
  if (failures.length > 0 && (await packs.list()).length === 0) {
    throw new AppError(
      "library-missing",
      "install the library: its files cannot be reached and none is on this device; connect to the network and reload",
      { cause: failures[0] },
    );
  }
}
