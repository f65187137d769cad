/** The words of the bench in the reader's language; they come with its screens, not with the first paint. */
import type { Lang } from "../../domain/attribute";
import type { Widened } from "../i18n/dictionary";
import { enBench } from "../i18n/en-bench";
import { enBenchReport } from "../i18n/en-bench-report";
import { useLang } from "../i18n/texts";
import { zhBench } from "../i18n/zh-bench";
import { zhBenchReport } from "../i18n/zh-bench-report";

export type BenchTexts = Widened<typeof enBench>;
export type ReportTexts = Widened<typeof enBenchReport>;

const BENCH: Record<Lang, BenchTexts> = { en: enBench, zh: zhBench };
const REPORT: Record<Lang, ReportTexts> = { en: enBenchReport, zh: zhBenchReport };

export function useBenchTexts(): BenchTexts {
  return BENCH[useLang()];
}

export function useReportTexts(): ReportTexts {
  return REPORT[useLang()];
}
