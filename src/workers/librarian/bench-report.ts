/** Answers the calls about what runs have come to; knows no message channel. What reckons is fetched when it is needed. */
import { once } from "../../base/once";
import type { Handlers } from "../../base/rpc";
import type { BenchCalls } from "./bench-calls";
import type { BenchHost, LibrarianHost } from "./host";

export type BenchReportCalls = Pick<
  BenchCalls,
  "report" | "compare" | "results" | "episode" | "open-results" | "export-run"
>;

export type ReportHost = Pick<BenchHost, "sets" | "runs"> & Pick<LibrarianHost, "packs">;

export function benchReportHandlers(host: ReportHost): Handlers<BenchReportCalls> {
  const reports = once(async () => {
    const { benchReports } = await import("./bench-report-runs");
    return benchReports(host);
  });
  return {
    report: async ({ runId, filter, calibratedOn }) => (await reports()).report(runId, filter, calibratedOn),
    compare: async ({ first, second, filter }) => (await reports()).compare(first, second, filter),
    results: async (input) => (await reports()).results(input),
    episode: async ({ runId, seq }) => {
      const { episodeOf } = await import("./bench-report-episode");
      return episodeOf(host, runId, seq);
    },
    "open-results": async (input, { signal }) => {
      const [{ openResults }, known] = await Promise.all([import("./bench-report-open"), reports()]);
      return { run: await openResults(host, known, input, signal) };
    },
    "export-run": async ({ runId, format }, { signal }) => {
      const { exportRun } = await import("./bench-report-export");
      return exportRun(host, runId, format, signal);
    },
  };
}
