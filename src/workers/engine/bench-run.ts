/** Works through a run row by row, each journaled before it is told of. Knows no model and no question. */
import type { AgentPorts } from "../../agent/ports";
import { isAbort } from "../../base/abort";
import { AppError } from "../../base/errors";
import type { Task } from "../../base/queue";
import { type RowAnswer, answerRow, failedRow } from "../../bench/answer-row";
import { median } from "../../bench/median";
import { selectRows } from "../../bench/sets/select-rows";
import type { BenchRow, RowResult, RunProgress, RunSettings, RunSummary } from "../../domain/bench";
import type { AgentEvent } from "../../domain/events";
import { type BenchRunStore, runMissing } from "../../storage/bench-runs";
import type { BenchSetStore } from "../../storage/bench-sets";
import { holdRun } from "../../storage/work-lock";
import type { PhotoInput } from "./protocol";

export interface BenchWorld {
  runs: Pick<BenchRunStore, "get" | "results" | "append">;
  sets: Pick<BenchSetStore, "rows" | "images">;
  /** What answers here. @throws AppError `engine-not-loaded`. */
  loaded(): Pick<RunSettings, "model" | "weights" | "backend">;
  /** The photographs and the conversations of one row are held for as long as `work` lasts. */
  withPorts<T>(files: readonly PhotoInput[], signal: AbortSignal, work: (ports: AgentPorts) => Promise<T>): Promise<T>;
  /** Each row waits its turn on its own, so that a study may come between two. */
  inTurn<T>(task: Task<T>, signal: AbortSignal): Promise<T>;
}

/** @throws AppError `run-missing`, `run-elsewhere`, `model-changed`, `set-missing`; what the store rejects with. */
export async function runBench(
  world: BenchWorld,
  { runId }: { runId: string },
  signal: AbortSignal,
  emit: (progress: RunProgress) => void,
): Promise<{ run: RunSummary }> {
  await holdRun(runId, async () => {
    const run = await found(world, runId);
    mustFit(run.settings, world.loaded());
    const rows = selectRows(await world.sets.rows(run.set.id), run.settings.filter);
    if (rows.length !== run.total) throw setChanged(run, rows.length);
    const known = await world.runs.results(runId);
    const done = new Set(known.map(({ seq }) => seq));
    const seconds = known.map((result) => result.seconds);
    for (const [seq, row] of rows.entries()) {
      if (done.has(seq)) continue;
      const { now, last } = await world.inTurn((own) => workOn(world, run, { seq, row }, own), signal);
      seconds.push(last.seconds);
      const { status, prediction } = last;
      emit({ done: now.done, total: now.total, secondsPerRow: median(seconds), last: { seq, status, prediction } });
    }
  });
  return { run: await found(world, runId) };
}

/** After this the sessions cannot be trusted: the row is kept as it is and the run ends, to go on in a fresh worker. */
const DEVICE_FAILED = "session-failed";

/** One row: an episode that fails is a result as well. What the store rejects with, and an abort, leave none. */
async function workOn(
  world: BenchWorld,
  run: RunSummary,
  { seq, row }: { seq: number; row: BenchRow },
  signal: AbortSignal,
): Promise<{ now: RunSummary; last: RowResult }> {
  const began = performance.now();
  const trace: AgentEvent[] = [];
  let failure: unknown;
  const answered = async (): Promise<RowAnswer> => {
    const images = await world.sets.images(run.set.id, row.images);
    const files = images.map(({ path, type, data }) => ({ name: path, blob: new Blob([data], { type }) }));
    return world.withPorts(files, signal, (ports) => answerRow(ports, row, run.settings, { signal, trace }));
  };
  const answer = await answered().catch((error: unknown) => {
    if (isAbort(error) || codeOf(error).startsWith("storage-")) throw error;
    failure = error;
    return failedRow(error, trace);
  });
  const seconds = (performance.now() - began) / 1000;
  const last: RowResult = { runId: run.id, seq, row, seconds, ...answer };
  const now = await world.runs.append(last);
  if (codeOf(failure) === DEVICE_FAILED) throw failure;
  return { now, last };
}

async function found({ runs }: BenchWorld, runId: string): Promise<RunSummary> {
  const run = await runs.get(runId);
  if (run === undefined) throw runMissing(runId);
  return run;
}

/** Rows answered by different weights, or on a device that rounds differently, are no one run. */
function mustFit(begun: RunSettings, loaded: Pick<RunSettings, "model" | "weights" | "backend">): void {
  const of = ({ model, weights, backend }: typeof loaded) => `${model} ${weights.slice(0, 8)} on ${backend}`;
  if (of(begun) === of(loaded)) return;
  const words = `it was begun with ${of(begun)}, and ${of(loaded)} is loaded; load what it was begun with, or make a new run`;
  throw new AppError("model-changed", `go on with the run: ${words}`);
}

function setChanged({ set, total }: RunSummary, rows: number): AppError {
  const words = `found ${rows} questions in the set ${set.name} where the run has ${total}; add the set again and make a new run`;
  return new AppError("set-missing", `go on with the run: ${words}`);
}

function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : "";
}
