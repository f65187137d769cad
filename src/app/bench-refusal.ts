/** Why something on the bench came to nothing, as a code the page has a sentence for; knows no sentences. */
import { type Refusal, refusalOf } from "./refusal";

/** Codes of the bench with their own sentence in both languages (`ui/i18n/*-bench`). */
export const BENCH_REFUSAL_CODES = [
  "set-empty",
  "set-missing",
  "set-damaged",
  "bench-image-missing",
  "run-missing",
  "run-elsewhere",
  "row-missing",
  "model-changed",
  "journal-broken",
  "results-empty",
  "results-too-long",
  "nothing-to-export",
  "runs-apart",
  "calibration-other",
  "calibration-overlap",
  "calibration-empty",
] as const;
export type BenchRefusalCode = (typeof BENCH_REFUSAL_CODES)[number];

/** `detail`: in the worker's own words, which name the part at fault. */
export type BenchRefusal = { kind: "bench"; code: BenchRefusalCode; detail: string } | Refusal;

function isBenchCode(code: unknown): code is BenchRefusalCode {
  return (BENCH_REFUSAL_CODES as readonly unknown[]).includes(code);
}

export function benchRefusalOf(error: unknown): BenchRefusal {
  if (!(error instanceof Error) || !("code" in error) || !isBenchCode(error.code)) return refusalOf(error);
  return { kind: "bench", code: error.code, detail: error.message };
}
