/** One episode with the pictures it was about, for replay. */
import { AppError } from "../../base/errors";
import type { BenchCalls } from "./bench-calls";
import type { ReportHost } from "./bench-report";
import { runGone } from "./bench-report-runs";

/**
 * Without pictures where the set is not on this device, as of a results file that was opened.
 * @throws AppError `run-missing`, `row-missing`, `journal-broken`, `bench-image-missing`.
 */
export async function episodeOf(
  { runs, sets }: Pick<ReportHost, "runs" | "sets">,
  runId: string,
  seq: number,
): Promise<BenchCalls["episode"]["output"]> {
  const run = await runs.get(runId);
  if (run === undefined) throw runGone(runId);
  const result = await runs.result(runId, seq);
  if (result === undefined) {
    const found = `row ${seq} has no result yet, ${run.done} of ${run.total} have`;
    throw new AppError("row-missing", `show an episode of ${run.name}: ${found}; choose another row`);
  }
  const known = (await sets.get(run.set.id)) !== undefined;
  const images = known ? await sets.images(run.set.id, result.row.images) : [];
  return { result, photos: images.map(({ path, type, data }) => ({ path, blob: new Blob([data], { type }) })) };
}
