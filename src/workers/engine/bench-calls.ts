/** What the page may ask of the engine about benchmarks. Type-only. */
import type { RunProgress, RunSummary } from "../../domain/bench";

export type BenchRunCalls = {
  /**
   * Works through the rows of a run that have no result yet, each journaled before it is told of. Aborting pauses it
   * after the present row is dropped. A study asked for meanwhile comes between two rows.
   * Rejects with AppError `run-missing`, `run-elsewhere` (another tab works on it), `model-changed`.
   */
  "run-bench": { input: { runId: string }; event: RunProgress; output: { run: RunSummary } };
};
