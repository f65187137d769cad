/** Runs over benchmark sets, their results and the traces of their episodes; knows nothing of how a row is answered. */
import * as v from "valibot";
import { AppError } from "../base/errors";
import { parse } from "../base/parse";
import type { RowResult, RunSummary } from "../domain/bench";
import { eventSchema } from "../domain/event-schema";
import { allOrNothing } from "./all-or-nothing";
import type { Database } from "./open";
import type { ResultRow, Together, TraceRow } from "./schema";
import { heldRuns } from "./work-lock";

export interface BenchRunStore {
  /** Writes the run with what results it has already, all or nothing. Must reject for a known id. */
  create(run: RunSummary, results?: readonly RowResult[]): Promise<void>;
  /** Undefined when there is no such run. A run is `running` while someone holds its lock; `paused` is told of the rest. */
  get(runId: string): Promise<RunSummary | undefined>;
  /** Newest first. */
  list(): Promise<RunSummary[]>;
  /** With its results and traces; nothing happens when there is none. */
  remove(runId: string): Promise<void>;
  /**
   * Writes a result, its trace and the run's count together and resolves with the run as it is then, when they would
   * survive the page being killed. The same row again replaces the first. @throws AppError `run-missing`.
   */
  append(result: RowResult): Promise<RunSummary>;
  /** In the order of the run, without traces; empty when there is no such run. */
  results(runId: string): Promise<ResultRow[]>;
  /** The same with traces, at most a hundred at a time: all of a long run would be too much at once. */
  withTraces(runId: string): AsyncGenerator<RowResult[]>;
  /** One result with its trace; undefined when the row has none yet. @throws AppError `journal-broken`. */
  result(runId: string, seq: number): Promise<RowResult | undefined>;
}

const runTables = ["benchRuns", "benchResults", "benchTraces"] as const;
/** Records that are read at once, and rows a record of those that come at once. */
const AT_ONCE = 10;
const TOGETHER = 10;

export function benchRunStore(database: Database): BenchRunStore {
  return {
    create: (run, results = []) =>
      database.use("keep the run", async (db) => {
        const transaction = db.transaction(runTables, "readwrite", { durability: "strict" });
        await allOrNothing(
          transaction,
          (function* () {
            yield transaction.objectStore("benchRuns").add(run);
            for (let at = 0; at < results.length; at += TOGETHER) {
              const parts = results.slice(at, at + TOGETHER).map(parted);
              const { runId, seq } = results[at] as RowResult; // the loop ends before there is none
              const rows = { runId, seq, rows: parts.map(({ row }) => row) };
              yield transaction.objectStore("benchResults").put(rows);
              const traces = { runId, seq, rows: parts.map(({ trace }) => trace) };
              yield transaction.objectStore("benchTraces").put(traces);
            }
          })(),
        );
      }),
    get: async (runId) => {
      const run = await database.use("read the run", (db) => db.get("benchRuns", runId));
      return run && asHeld(run, await heldRuns());
    },
    list: async () => {
      const [runs, held] = await Promise.all([
        database.use("list the runs", (db) => db.getAll("benchRuns")),
        heldRuns(),
      ]);
      return runs.sort((one, other) => other.createdAt - one.createdAt).map((run) => asHeld(run, held));
    },
    remove: (runId) =>
      database.use("remove the run", async (db) => {
        const transaction = db.transaction(runTables, "readwrite");
        await Promise.all([
          transaction.objectStore("benchRuns").delete(runId),
          transaction.objectStore("benchResults").delete(resultsOf(runId)),
          transaction.objectStore("benchTraces").delete(resultsOf(runId)),
          transaction.done,
        ]);
      }),
    append: (result) =>
      database.use("keep the result", async (db) => {
        const { runId, seq, seconds } = result;
        const transaction = db.transaction(runTables, "readwrite", { durability: "strict" });
        const [runs, results] = [transaction.objectStore("benchRuns"), transaction.objectStore("benchResults")];
        const [run, found] = await Promise.all([runs.get(runId), results.get([runId, seq])]);
        const before = rowOf(found, seq);
        if (run === undefined) throw runMissing(runId);
        const spent = (run.spent ?? 0) + Math.round(1000 * (seconds - (before?.seconds ?? 0)));
        const done = run.done + (before === undefined ? 1 : 0);
        const status = done >= run.total ? "done" : "paused";
        const now: RunSummary = { ...run, status, done, spent, updatedAt: Date.now() };
        const { row, trace } = parted(result);
        await allOrNothing(
          transaction,
          (function* () {
            yield runs.put(now);
            yield results.put(row);
            yield transaction.objectStore("benchTraces").put(trace);
          })(),
        );
        return now;
      }),
    results: (runId) =>
      database.use("read the results", async (db) => apart(await db.getAll("benchResults", resultsOf(runId)))),
    async *withTraces(runId) {
      for (let from: IDBKeyRange | null = resultsOf(runId); from !== null;) {
        const range: IDBKeyRange = from;
        const [rows, traces] = await database.use("read the results", (db) => {
          const transaction = db.transaction(["benchResults", "benchTraces"]);
          return Promise.all([
            transaction.objectStore("benchResults").getAll(range, AT_ONCE),
            transaction.objectStore("benchTraces").getAll(range, AT_ONCE),
          ]);
        });
        const last = rows.at(-1);
        if (last === undefined) return;
        const trace = new Map(apart(traces).map((each) => [each.seq, each]));
        yield apart(rows).map((row) => joined(row, trace.get(row.seq)));
        from = rows.length < AT_ONCE ? null : IDBKeyRange.bound([runId, last.seq], [runId, []], true);
      }
    },
    async result(runId, seq) {
      const upToIt = IDBKeyRange.bound([runId], [runId, seq]);
      const [rows, traces] = await database.use("read the result", (db) => {
        const transaction = db.transaction(["benchResults", "benchTraces"]);
        return Promise.all([
          transaction.objectStore("benchResults").openCursor(upToIt, "prev"),
          transaction.objectStore("benchTraces").openCursor(upToIt, "prev"),
        ]);
      });
      const row = rowOf(rows?.value, seq);
      return row && joined(row, rowOf(traces?.value, seq));
    },
  };
}

export function runMissing(runId: string): AppError {
  return new AppError("run-missing", `go on with the run ${runId}: it is not on this device; make a new run`);
}

/** Keys of one run: an array sorts after every number. */
function resultsOf(runId: string): IDBKeyRange {
  return IDBKeyRange.bound([runId], [runId, []]);
}

function apart<Row extends { seq: number }>(found: readonly (Row | Together<Row>)[]): Row[] {
  return found.flatMap((each) => ("rows" in each ? each.rows : [each]));
}

/** The row of this number, by itself or among those that it came with. */
function rowOf<Row extends { seq: number }>(found: Row | Together<Row> | undefined, seq: number): Row | undefined {
  return found && apart([found]).find((row) => row.seq === seq);
}

/** What is written is never `running`: a killed tab could not take it back. */
function asHeld(run: RunSummary, held: ReadonlySet<string>): RunSummary {
  return held.has(run.id) ? { ...run, status: "running" } : run;
}

function parted({ trace, ...row }: RowResult): { row: ResultRow; trace: TraceRow } {
  return { row, trace: { runId: row.runId, seq: row.seq, trace } };
}

const traceSchema = v.array(eventSchema);

function joined(row: ResultRow, found: TraceRow | undefined): RowResult {
  const what = `the episode of row ${row.seq} of run ${row.runId}`;
  try {
    return { ...row, trace: parse(traceSchema, found?.trace, { what, todo: "run it anew" }) };
  } catch (cause) {
    throw new AppError("journal-broken", cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
