/** What the page may ask of the engine about benchmarks. Type-only. */
import type { RunProgress, RunSummary } from "../../domain/bench";

export type BenchRunCalls = {
  /**
   * Works through the rows of a run that have no result yet, each journaled before it is told of. Aborting pauses it
   * after the present row is dropped. A study asked for meanwhile comes between two rows.
   * Rejects with AppError `run-missing`, `run-elsewhere` (another tab works on it), `model-changed`, `set-missing`; with
   * `session-failed` when the device gave way under a row, which is then a result of status `error`; and with those of
   * storage. What was done is kept: asked again, it goes on.
   */
  "run-bench": { input: { runId: string }; event: RunProgress; output: { run: RunSummary } };
};
