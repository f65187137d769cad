/** A run over a real store and a scripted model: what is written, told and left when it is stopped. */
import { afterAll, beforeEach, expect, test } from "vitest";
import { benchRow, runSummary } from "../../../tests/fixtures/bench-run";
import { clearTables } from "../../../tests/fixtures/database";
import { type ScriptedTurn, scriptedWorld } from "../../../tests/fixtures/scripted-model";
import { AppError } from "../../base/errors";
import { SerialQueue } from "../../base/queue";
import type { BenchRow, RunProgress, RunSummary } from "../../domain/bench";
import { benchRunStore } from "../../storage/bench-runs";
import { benchSetStore } from "../../storage/bench-sets";
import { database } from "../../storage/open";
import { type BenchWorld, runBench } from "./bench-run";

const db = database({ name: "ciqi-test-bench-run" });
const [runs, sets] = [benchRunStore(db), benchSetStore(db)];
const never = new AbortController().signal;

beforeEach(() => clearTables(db));
afterAll(() => db.close());

/** A set of `letters.length` questions, and a run over it. Row `i` asks for its picture `i`. */
async function prepared(count: number, changes: Partial<RunSummary> = {}): Promise<RunSummary> {
  const writing = await sets.begin();
  const rows = Array.from({ length: count }, (_, i) => benchRow({ id: `q${i}`, images: [`${i}.jpg`] }));
  const images = rows.map((row, i) => ({
    path: row.images[0] ?? "",
    type: "image/jpeg",
    data: new Uint8Array([i]).buffer,
  }));
  await writing.add(rows, images);
  const set = { name: "A set", kind: "studio" as const, sha256: "5e7", specimens: count, types: {} };
  const { id } = await writing.commit({ ...set, rows: count, refused: 0, problems: [], addedAt: 1 });
  const run = runSummary({ total: count, ...changes });
  await runs.create({ ...run, set: { ...run.set, id } });
  return run;
}

/** Answers picture `i` with the `i`th turn; `before` is called with it first, and may fail or wait. */
function worldOf(turns: ScriptedTurn[], before: (i: number) => unknown = () => undefined) {
  const asked: number[] = [];
  const queue = new SerialQueue();
  const world: BenchWorld = {
    runs,
    sets,
    loaded: () => ({ model: "ciqi-nano", weights: "3e1", backend: "wasm" }),
    async withPorts(files, _signal, work) {
      const [i = -1] = new Uint8Array(await (files[0]?.blob ?? new Blob()).arrayBuffer());
      await before(i);
      asked.push(i);
      return work(scriptedWorld({ turns: [turns[i] ?? ""] }).ports);
    },
    inTurn: (task, signal) => queue.run(task, signal),
  };
  return { world, asked, queue };
}
const letters = ["A", "B", "C", "D"].map((letter) => `<answer>${letter}</answer>`);
const predictions = async () => (await runs.results("run")).map(({ prediction }) => prediction);

test("every row is answered over its own pictures, written, and told of", async () => {
  await prepared(3);
  const { world, asked } = worldOf(letters);
  const told: RunProgress[] = [];
  const { run } = await runBench(world, { runId: "run" }, never, (progress) => told.push(progress));
  expect(run).toMatchObject({ status: "done", done: 3, total: 3, spent: expect.any(Number) });
  expect(asked).toEqual([0, 1, 2]);
  expect(told.map(({ done, total, last }) => `${done}/${total} ${last?.prediction}`)).toEqual([
    "1/3 A",
    "2/3 B",
    "3/3 C",
  ]);
  expect(told[2]?.secondsPerRow).toBeGreaterThanOrEqual(0);
  expect(await runs.result("run", 1)).toMatchObject({
    row: { id: "q1" } satisfies Partial<BenchRow>,
    status: "success",
    trace: expect.arrayContaining([expect.objectContaining({ type: "answer", text: "B" })]),
  });
});

test("stopped in the middle of a row, that row is dropped, and is the first when the run goes on", async () => {
  await prepared(3);
  const controller = new AbortController();
  const stopped = worldOf(letters, (i) => i === 1 && controller.abort());
  const first = runBench(stopped.world, { runId: "run" }, controller.signal, () => undefined);
  await expect(first).rejects.toMatchObject({ name: "AbortError" });
  expect(await runs.get("run")).toMatchObject({ status: "paused", done: 1 });
  const { world, asked } = worldOf(letters);
  expect((await runBench(world, { runId: "run" }, never, () => undefined)).run.status).toBe("done");
  expect(asked).toEqual([1, 2]);
  expect(await predictions()).toEqual(["A", "B", "C"]);
  await runBench(world, { runId: "run" }, never, () => undefined);
  expect(asked).toEqual([1, 2]);
});

test("a study asked for meanwhile comes between two rows", async () => {
  await prepared(3);
  const order: unknown[] = [];
  const { world, queue } = worldOf(letters, (i) => {
    order.push(i);
    if (i === 0) void queue.run(async () => order.push("study"));
  });
  await runBench(world, { runId: "run" }, never, () => undefined);
  expect(order).toEqual([0, "study", 1, 2]);
});

test("a row that fails is a result; the run goes on", async () => {
  await prepared(3);
  await db.use("lose a picture", async (connection) => {
    const [, key] = await connection.getAllKeys("benchImages");
    if (key !== undefined) await connection.delete("benchImages", key);
  });
  const { world } = worldOf(letters, (i) => {
    if (i === 2) throw new AppError("image-broken", "this picture is broken");
  });
  await runBench(world, { runId: "run" }, never, () => undefined);
  expect((await runs.results("run")).map(({ status, error }) => [status, error])).toEqual([
    ["success", null],
    ["error", expect.stringContaining("read 1.jpg: found no such picture in the set")],
    ["error", "this picture is broken"],
  ]);
});

test("a device that fails ends the run after the row it failed on; storage that fails leaves no row", async () => {
  await prepared(3);
  const broken = worldOf(letters, (i) => {
    if (i === 1) throw new AppError("session-failed", "out of memory");
  });
  const first = runBench(broken.world, { runId: "run" }, never, () => undefined);
  await expect(first).rejects.toMatchObject({ code: "session-failed" });
  expect(await runs.get("run")).toMatchObject({ status: "paused", done: 2 });
  const { world } = worldOf(letters);
  const full = new AppError("storage-full", "no room");
  const noRoom = { ...world, runs: { ...runs, append: () => Promise.reject(full) } };
  await expect(runBench(noRoom, { runId: "run" }, never, () => undefined)).rejects.toBe(full);
  const unread = { ...world, sets: { ...sets, images: () => Promise.reject(full) } };
  await expect(runBench(unread, { runId: "run" }, never, () => undefined)).rejects.toBe(full);
  expect(await predictions()).toEqual(["A", null]);
  await runBench(world, { runId: "run" }, never, () => undefined);
  expect(await predictions()).toEqual(["A", null, "C"]);
});

test("no other run, no second worker, no other weights, no other set", async () => {
  await prepared(2);
  const { world } = worldOf(letters);
  const begin = (changes: Partial<BenchWorld> = {}, runId = "run") =>
    runBench({ ...world, ...changes }, { runId }, never, () => undefined);
  await expect(begin({}, "gone")).rejects.toMatchObject({ code: "run-missing" });
  const loaded = () => ({ model: "ciqi-nano", weights: "other", backend: "wasm" }) as const;
  await expect(begin({ loaded })).rejects.toMatchObject({ code: "model-changed" });
  await expect(begin({ sets: { ...sets, rows: async () => [benchRow()] } })).rejects.toMatchObject({
    code: "set-missing",
  });
  const first = begin();
  await expect(begin()).rejects.toMatchObject({ code: "run-elsewhere" });
  expect((await runs.list()).map(({ status }) => status)).toEqual(["running"]);
  await first;
  const other = await prepared(2, { id: "another" });
  const removing = worldOf(letters, (i) => (i === 1 ? runs.remove(other.id) : undefined));
  const removed = runBench(removing.world, { runId: "another" }, never, () => undefined);
  await expect(removed).rejects.toMatchObject({ code: "run-missing" });
});
