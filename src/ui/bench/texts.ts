/** The words of the bench in the reader's language; they come with its screens, not with the first paint. */
import type { Widened } from "../i18n/dictionary";
import { enBench } from "../i18n/en-bench";
import { enBenchReport } from "../i18n/en-bench-report";
import { useTongue } from "../i18n/texts";
import { words } from "../i18n/words";

export type BenchTexts = Widened<typeof enBench>;
export type ReportTexts = Widened<typeof enBenchReport>;

const benchWords = words<BenchTexts>(enBench, {
  "zh-Hans": () => import("../i18n/zh-bench").then((file) => file.zhBench),
  "zh-Hant": () => import("../i18n/zh-hant-bench").then((file) => file.zhHantBench),
});
const reportWords = words<ReportTexts>(enBenchReport, {
  "zh-Hans": () => import("../i18n/zh-bench-report").then((file) => file.zhBenchReport),
  "zh-Hant": () => import("../i18n/zh-hant-bench-report").then((file) => file.zhHantBenchReport),
});

export function useBenchTexts(): BenchTexts {
  return benchWords(useTongue());
}

export function useReportTexts(): ReportTexts {
  return reportWords(useTongue());
}
