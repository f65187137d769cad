/** Why an export, a backup or a restoration came to nothing, as a code the page has a sentence for; knows no sentences. */
import { type Failure, failureOf } from "./failure";

/** Codes with their own sentence in both languages (`ui/i18n/*-notebook`). */
export const KEEP_REFUSALS = [
  "backup-foreign",
  "backup-newer",
  "backup-damaged",
  "backup-too-large",
  "restore-busy",
  "studies-busy",
  "export-empty",
  "share-refused",
] as const;
export type KeepRefusalCode = (typeof KEEP_REFUSALS)[number];

export type KeepRefusal =
  | {
      kind: "refusal";
      code: KeepRefusalCode;
      /** In the librarian's own words: names the part at fault. */ detail: string;
    }
  | { kind: "failure"; failure: Failure };

export function keepRefusalOf(error: unknown): KeepRefusal {
  const tag = error instanceof Error && "code" in error ? error.code : "";
  const code = KEEP_REFUSALS.find((one) => one === tag);
  if (code === undefined) return { kind: "failure", failure: failureOf(error) };
  return { kind: "refusal", code, detail: error instanceof Error ? error.message : "" };
}
