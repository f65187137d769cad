/** Turns whatever was thrown into a code the page has a sentence for; knows no sentences. */

/** Codes with their own sentence in both languages (`ui/i18n`). A missing sentence does not compile. */
export const FAILURE_CODES = [
  "image-empty",
  "image-not-an-image",
  "image-svg",
  "image-heic",
  "image-too-large",
  "image-too-narrow",
  "image-broken",
  "too-many-photos",
  "sample-missing",
  "model-missing",
  "model-corrupt",
  "storage-refused",
  "storage-full",
  "storage-blocked",
  "storage-outdated",
  "storage-failed",
  "library-missing",
  "index-full",
  "engine-lost",
  "self-test-failed",
  "webgpu-missing",
  "model-changed",
  "journal-broken",
  "study-missing",
  "study-busy",
  "insecure-page",
  "page-inconsistent",
  "unknown",
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export interface Failure {
  code: FailureCode;
  /** What it was about: a file's name, or the technical message for `unknown`. */
  subject: string;
}

/** What lower layers call the same thing. */
const ALIASES: Readonly<Record<string, FailureCode>> = {
  "weights-missing": "model-missing",
  "weights-corrupt": "model-corrupt",
  "worker-died": "engine-lost",
  "session-failed": "engine-lost",
  "canvas-refused": "engine-lost",
  "engine-not-loaded": "engine-lost",
  "conversation-closed": "engine-lost",
  "image-forgotten": "engine-lost",
  "pack-missing": "library-missing",
  "pack-damaged": "library-missing",
  "pack-newer-format": "library-missing",
  "photo-missing": "journal-broken",
  "record-missing": "journal-broken",
  "journal-gap": "study-missing",
  "bad-json": "page-inconsistent",
  "bad-shape": "page-inconsistent",
  "family-unknown": "page-inconsistent",
  "installation-ended": "page-inconsistent",
  "model-loaded": "page-inconsistent",
  "prompt-missing": "page-inconsistent",
  "runtime-chosen": "page-inconsistent",
  "size-off-grid": "page-inconsistent",
  "unknown-call": "page-inconsistent",
  "addition-empty": "page-inconsistent",
  "addition-misplaced": "page-inconsistent",
  "box-empty": "page-inconsistent",
  "box-outside": "page-inconsistent",
  QuotaExceededError: "storage-full",
  SecurityError: "storage-refused",
  NotFoundError: "model-missing",
};

function isFailureCode(code: string): code is FailureCode {
  return (FAILURE_CODES as readonly string[]).includes(code);
}

function tagOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "name" in error && typeof error.name === "string" ? error.name : "";
}

/** `subject` names the thing that failed; without it the error's own message stands there. */
export function failureOf(error: unknown, subject?: string): Failure {
  const tag = tagOf(error);
  const code = isFailureCode(tag) ? tag : (ALIASES[tag] ?? "unknown");
  const message = error instanceof Error ? error.message : String(error);
  return { code, subject: code === "unknown" ? message : (subject ?? "") };
}
