/** The layout of a backup, written down in FORMAT.md: what its parts are called, and what they have to be. */
import * as v from "valibot";
import { AppError } from "../../base/errors";
import type { BackupAbout } from "../../domain/keep/backup";

export const KIND = "ciqi-backup";
export const FORMAT_VERSION = 1;
export const MANIFEST = "manifest.json";
export const SETTINGS = "settings.json";

const text = v.string();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const headSchema = v.object({ kind: v.literal(KIND), formatVersion: count });
export const manifestSchema = v.object({
  kind: v.literal(KIND),
  formatVersion: v.literal(FORMAT_VERSION),
  madeAt: v.number(),
  counts: v.object({ studies: count, photos: count, packs: count, sets: count, runs: count }),
  parts: v.array(v.object({ path: text, bytes: count, sha256: v.pipe(text, v.regex(/^[0-9a-f]{64}$/)) })),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;
export type Part = Manifest["parts"][number];

export const settingsSchema = v.object({ page: v.record(text, text) });

export function aboutOf({ madeAt, counts }: Manifest): BackupAbout {
  return { madeAt, counts };
}

/** `studies/00001`, in the order of the backup: ids are anything, paths are not. */
export function folder(shelf: "studies" | "packs" | "bench-sets" | "bench-runs", place: number): string {
  return `${shelf}/${String(place).padStart(5, "0")}`;
}

export type BackupFault = "backup-foreign" | "backup-newer" | "backup-damaged" | "backup-too-large";

const todo: Record<BackupFault, string> = {
  "backup-foreign": "choose a file that CiQi has made as a backup",
  "backup-newer": "load the page anew to update CiQi, then restore it",
  "backup-damaged": "try another copy of it; nothing was changed",
  "backup-too-large": "choose a backup; nothing was changed",
};

/** Every refusal reads alike: which part, what was found, what to do. */
export function refusal(fault: BackupFault, part: string | null, found: string, cause?: unknown): AppError {
  return new AppError(fault, `read the backup: ${part ?? "the file"}: ${found}; ${todo[fault]}`, { cause });
}
