/** A results file becomes a run on this device. */
import { openRun } from "../../bench/results-file/opened-run";
import type { RunSummary } from "../../domain/bench";
import type { ReportHost } from "./bench-report";

/** @throws AppError as `openRun`, what the store rejects with, or the abort reason. */
export async function openResults(
  { runs }: Pick<ReportHost, "runs">,
  { name, blob }: { name: string; blob: Blob },
  signal: AbortSignal,
): Promise<RunSummary> {
  const { run, results } = await openRun(textsOf(blob), { id: crypto.randomUUID(), name, now: Date.now(), signal });
  await runs.create(run, results);
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
