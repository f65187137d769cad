/** Runs at rest as reports, comparisons and lists of rows. A run is read and marked once while it stays as it is. */
import { AppError } from "../../base/errors";
import { comparison, judgedElsewhere } from "../../bench/report/comparison";
import { type MarkedRun, markRow } from "../../bench/report/marked-row";
import { matchingRows } from "../../bench/report/matching-rows";
import { runReport } from "../../bench/report/run-report";
import type { RowFilter, RowResult, RunSummary } from "../../domain/bench";
import type { Comparison, RunReport } from "../../domain/bench-report";
import type { BenchCalls } from "./bench-calls";
import type { ReportHost } from "./bench-report";

type WithoutTrace = Omit<RowResult, "trace">;

export interface BenchReports {
  /** So that the results need not be read back for their report. */
  mark(run: RunSummary, results: readonly WithoutTrace[]): void;
  report(runId: string, filter: RowFilter, calibratedOn: string | null): Promise<{ report: RunReport }>;
  compare(first: string, second: string, filter: RowFilter): Promise<Comparison>;
  results(asked: BenchCalls["results"]["input"]): Promise<BenchCalls["results"]["output"]>;
}

/** For rows that have passed a filter already. */
const EVERY_ROW: RowFilter = { types: null, limit: null, seed: null };

/** A report, another to compare or to calibrate with, and the one before. */
const KEPT = 3;

/** All calls reject with AppError `run-missing` for a run that is not on this device. */
export function benchReports({ runs }: Pick<ReportHost, "runs">): BenchReports {
  const kept = new Map<string, MarkedRun>();

  async function marked(runId: string): Promise<MarkedRun> {
    const run = await runs.get(runId);
    if (run === undefined) throw runGone(runId);
    const known = kept.get(runId);
    kept.delete(runId);
    const same = known !== undefined && known.run.updatedAt === run.updatedAt && known.run.done === run.done;
    return keep(run, same ? known.rows : markAll(run, await runs.results(runId)));
  }

  function keep(run: RunSummary, rows: MarkedRun["rows"]): MarkedRun {
    kept.set(run.id, { run, rows });
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return { run, rows };
  }

  return {
    mark(run, results) {
      keep(run, markAll(run, results));
    },
    async report(runId, filter, calibratedOn) {
      const run = await marked(runId);
      return { report: runReport(run, filter, calibratedOn === null ? null : await marked(calibratedOn)) };
    },
    async compare(first, second, filter) {
      return comparison(await marked(first), await marked(second), filter);
    },
    async results({ runId, match, offset, limit }) {
      const { rows } = await marked(runId);
      const { against, filter } = match;
      const found =
        against === undefined
          ? matchingRows(rows, match)
          : matchingRows(judgedElsewhere(rows, (await marked(against.runId)).rows, filter, against.right), {
              ...match,
              filter: EVERY_ROW,
            });
      return {
        total: found.length,
        results: found
          .slice(offset, offset + limit)
          .map(({ result, right, credit }) => ({ ...result, right, credit: credit?.credit ?? null })),
      };
    },
  };
}

function markAll({ settings }: RunSummary, results: readonly WithoutTrace[]): MarkedRun["rows"] {
  return results.map((result) => markRow(result, settings.protocol));
}

export function runGone(runId: string): AppError {
  return new AppError("run-missing", `read the run ${runId}: it is not on this device any more; choose another run`);
}
