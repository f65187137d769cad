/** A results file becomes a run on this device. */
import { openRun } from "../../bench/results-file/opened-run";
import type { RunSummary } from "../../domain/bench";
import type { ReportHost } from "./bench-report";
import type { BenchReports } from "./bench-report-runs";

/**
 * The run is marked while it is being written: its report is what comes next.
 * @throws AppError as `openRun`, what the store rejects with, or the abort reason.
 */
export async function openResults(
  { runs }: Pick<ReportHost, "runs">,
  reports: Pick<BenchReports, "mark">,
  { name, blob }: { name: string; blob: Blob },
  signal: AbortSignal,
): Promise<RunSummary> {
  const { run, results } = await openRun(textsOf(blob), { id: crypto.randomUUID(), name, now: Date.now(), signal });
  const written = runs.create(run, results);
  const withoutTraces = results.map((result) => ({ ...result, trace: undefined }));
  reports.mark(run, withoutTraces);
  await written;
  return run;
}

async function* textsOf(blob: Blob): AsyncGenerator<string> {
  const reader = blob.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
