/** Why a pack or an import came to nothing, as a code the page has a sentence for; knows no sentences. */
import { type Failure, failureOf } from "./failure";

/** Codes of packs and imports with their own sentence in both languages (`ui/i18n/*-packs`). */
export const REFUSAL_CODES = [
  "pack-not-a-pack",
  "pack-damaged",
  "pack-newer-format",
  "pack-too-large",
  "pack-foreign",
  "pack-missing",
  "pack-elsewhere",
  "pack-unknown",
  "pack-busy",
  "pack-reserved",
  "qr-unread",
  "import-empty",
  "import-changed",
  "import-too-large",
  "table-broken",
  "archive-broken",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export type Refusal =
  | { kind: "refusal"; code: RefusalCode; /** In the librarian's own words: names the part at fault. */ detail: string }
  | { kind: "failure"; failure: Failure };

function isRefusalCode(code: string): code is RefusalCode {
  return (REFUSAL_CODES as readonly string[]).includes(code);
}

export function refusalOf(error: unknown): Refusal {
  const tag = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  if (!isRefusalCode(tag)) return { kind: "failure", failure: failureOf(error) };
  return { kind: "refusal", code: tag, detail: error instanceof Error ? error.message : "" };
}
