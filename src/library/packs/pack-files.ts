/** Where a pack's files come from; knows neither what they hold nor what is done with them. */
import { AppError } from "../../base/errors";

export const MANIFEST = "manifest.json";

export interface PackFiles {
  /** What the pack is called as long as its manifest has not been read: a file's name, or an address. */
  readonly name: string;
  /** The names of all files, in their order; null where they cannot be listed. */
  readonly paths: readonly string[] | null;
  /**
   * A file from its beginning, chunk by chunk. Fails with AppError `pack-missing` when it cannot be had, `pack-damaged`
   * when its container is at fault, or the abort reason.
   */
  chunks(path: string, signal: AbortSignal): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

export type PackFault = "pack-not-a-pack" | "pack-damaged" | "pack-too-large" | "pack-newer-format";

const todo: Record<PackFault, string> = {
  "pack-not-a-pack": "choose a pack, a file that ends in .ciqi",
  "pack-damaged": "fetch it again, or ask its author for a sound copy",
  "pack-too-large": "ask its author for smaller packs",
  "pack-newer-format": "update CiQi, then install it",
};

/** Every refusal reads alike: which pack, which part of it, what was found, what to do. */
export function refusal(fault: PackFault, pack: string, part: string, found: string, cause?: unknown): AppError {
  return new AppError(fault, `read the pack ${pack}: ${part}: ${found}; ${todo[fault]}`, { cause });
}
