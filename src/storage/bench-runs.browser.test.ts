import { afterAll, beforeEach, expect, test } from "vitest";
import { benchRow, rowResult, runSummary } from "../../tests/fixtures/bench-run";
import { clearTables, rowCounts } from "../../tests/fixtures/database";
import type { AgentEvent } from "../domain/events";
import { benchRunStore } from "./bench-runs";
import { database } from "./open";
import { holdRun } from "./work-lock";

const db = database({ name: "ciqi-test-bench-runs" });
const runs = benchRunStore(db);

beforeEach(() => clearTables(db));
afterAll(() => db.close());

test("a result, its trace and the run's count are written together", async () => {
  await runs.create(runSummary({ total: 2 }));
  const result = rowResult({ seq: 0, seconds: 1.5 });
  expect(await runs.append(result)).toMatchObject({ status: "paused", done: 1, spent: 1500 });
  expect(await runs.result("run", 0)).toEqual(result);
  const { trace: _trace, ...row } = result;
  expect(await runs.results("run")).toEqual([row]);
  expect(await runs.append(rowResult({ seq: 1, seconds: 2 }))).toMatchObject({ status: "done", done: 2, spent: 3500 });
  expect(await runs.get("run")).toMatchObject({ status: "done", done: 2 });
});

test("results that come at once, gaps between them, are read one by one, all at once and a few at a time", async () => {
  const results = Array.from({ length: 53 }, (_, i) => rowResult({ seq: 2 * i, prediction: `${i}` }));
  await runs.create(runSummary({ total: 53 }), results);
  expect((await runs.results("run")).map(({ seq }) => seq)).toEqual(results.map(({ seq }) => seq));
  const read = [];
  for await (const some of runs.withTraces("run")) read.push(...some);
  expect(read).toEqual(results);
  expect(await runs.result("run", 42)).toEqual(results[21]);
  expect(await runs.result("run", 43)).toBeUndefined();
  expect(await runs.result("run", 999)).toBeUndefined();
  expect(await runs.result("ru", 0)).toBeUndefined();
  await runs.remove("run");
  const { benchResults, benchTraces } = await rowCounts(db);
  expect([benchResults, benchTraces]).toEqual([0, 0]);
});

test("the same row again replaces the first and is counted once", async () => {
  await runs.create(runSummary({ total: 2 }));
  await runs.append(rowResult({ seq: 0, seconds: 1 }));
  expect(await runs.append(rowResult({ seq: 0, seconds: 3, prediction: "C" }))).toMatchObject({ done: 1, spent: 3000 });
  expect((await runs.results("run")).map(({ prediction }) => prediction)).toEqual(["C"]);
});

test("a result that cannot be written leaves the count as it was", async () => {
  await runs.create(runSummary());
  const bad = rowResult({ trace: [{ type: Symbol("not cloneable") } as unknown as AgentEvent] });
  await expect(runs.append(bad)).rejects.toBeDefined();
  expect(await runs.get("run")).toMatchObject({ status: "ready", done: 0, spent: null });
  expect(await runs.results("run")).toEqual([]);
});

test("a result of a run that was removed meanwhile is refused, and nothing of it stays", async () => {
  await runs.create(runSummary());
  await runs.append(rowResult());
  await runs.remove("run");
  await expect(runs.append(rowResult({ seq: 1 }))).rejects.toMatchObject({ code: "run-missing" });
  const { benchRuns, benchResults, benchTraces } = await rowCounts(db);
  expect([benchRuns, benchResults, benchTraces]).toEqual([0, 0, 0]);
});

test("runs are listed newest first; one is running while someone holds it", async () => {
  await runs.create(runSummary({ id: "old", createdAt: 1 }));
  await runs.create(runSummary({ id: "new", createdAt: 2 }));
  const statuses = async () => (await runs.list()).map(({ id, status }) => `${id} ${status}`);
  expect(await statuses()).toEqual(["new ready", "old ready"]);
  await holdRun("old", async () => {
    expect(await statuses()).toEqual(["new ready", "old running"]);
    await expect(holdRun("old", async () => undefined)).rejects.toMatchObject({ code: "run-elsewhere" });
  });
  expect(await statuses()).toEqual(["new ready", "old ready"]);
});

test("results of an opened file come with the run, and are read a hundred at a time with their traces", async () => {
  const results = Array.from({ length: 250 }, (_, seq) => rowResult({ seq, row: benchRow({ id: `q${seq}` }) }));
  await runs.create(runSummary({ origin: "opened", status: "done", done: 250, total: 250 }), results);
  await runs.create(runSummary({ id: "run0" }), [rowResult({ runId: "run0" })]); // sorts just behind
  const batches: number[] = [];
  const read = [];
  for await (const batch of runs.withTraces("run")) {
    batches.push(batch.length);
    read.push(...batch);
  }
  expect(batches).toEqual([100, 100, 50]);
  expect(read).toEqual(results);
  await expect(runs.create(runSummary({ name: "another" }))).rejects.toMatchObject({ code: "storage-failed" });
});

test("a trace that this version does not write is not taken on trust", async () => {
  await runs.create(runSummary(), [rowResult({ trace: [{ type: "thought" } as unknown as AgentEvent] })]);
  await expect(runs.result("run", 0)).rejects.toMatchObject({ code: "journal-broken" });
  expect(await runs.results("run")).toHaveLength(1);
});
