import { afterAll, beforeEach, expect, test } from "vitest";
import { clearTables, rowCounts } from "../../tests/fixtures/database";
import type { Specimen } from "../domain/specimen";
import { importJobs } from "./import-jobs";
import { database } from "./open";
import { packStore } from "./packs";

const db = database({ name: "ciqi-test-jobs" });
const packs = packStore(db);
const jobs = importJobs(db);

const specimen = (id: string): Specimen => ({
  id,
  name: "青花碗",
  nameEn: "Blue-and-white bowl",
  attributes: { dynasty: null, reign: null, kiln: null, color: null, motif: null, shape: null },
  source: "us",
  view: "side",
});
const job = (packId = "own", jobId = "j") => ({ jobId, kind: "import", packId, state: { done: 0 } }) as const;
const vector = (chunk: number, ...ids: string[]) => ({
  chunk,
  ids,
  dim: 1,
  data: new Float32Array(ids.map((_, i) => chunk * 10 + i)).buffer,
});
const rowsLeft = () => rowCounts(db);

beforeEach(() => clearTables(db));
afterAll(() => db.close());

test("a job that was cut off goes on with its rows and its state, and is then a pack like any other", async () => {
  const first = await jobs.open(job());
  await first.add({ records: [specimen("a")], vectors: [vector(0, "a")] }, { done: 1 });
  first.pause();
  expect(await packs.list()).toEqual([]);
  expect(await jobs.list("import")).toMatchObject([{ jobId: "j", packId: "own", state: { done: 1 } }]);
  expect(await jobs.list("re-embed")).toEqual([]);

  await packs.sweep();
  const second = await jobs.open({ ...job(), state: "not heard" });
  expect(second.job.state).toEqual({ done: 1 });
  await second.add({ records: [specimen("b")], vectors: [vector(1, "b")] }, { done: 2 });
  await second.commit({ version: "1.0.0", manifest: { title: "Own" } });
  expect(await packs.get("own")).toMatchObject({ version: "1.0.0", manifest: { title: "Own" } });
  expect((await packs.records("own")).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(await jobs.get("j")).toBeUndefined();
  expect(await rowsLeft()).toMatchObject({ packs: 1, jobs: 0, vectors: 1 });
});

test("rows and state are written together or not at all", async () => {
  const open = await jobs.open(job());
  await open.add({ records: [specimen("a")] }, { done: 1 });
  const bad = { ...specimen("b"), name: Symbol("not cloneable") as unknown as string };
  await expect(open.add({ records: [specimen("c"), bad] }, { done: 2 })).rejects.toBeDefined();
  open.pause();
  expect(await rowsLeft()).toMatchObject({ records: 1 });
  expect((await jobs.get("j"))?.state).toEqual({ done: 1 });
});

test("small chunks of vectors become large ones in their order", async () => {
  const open = await jobs.open(job());
  const ids = Array.from({ length: 12 }, (_, i) => `r${i}`);
  for (const [i, id] of ids.entries()) {
    await open.add({ records: [specimen(id)], vectors: [vector(i, id)] }, { done: i });
  }
  await open.commit({ version: "1.0.0", manifest: null });
  const [chunk, ...more] = await packs.vectors("own");
  expect(more).toEqual([]);
  expect(chunk?.ids).toEqual(ids);
  expect([...new Float32Array(chunk?.data ?? new ArrayBuffer())]).toEqual(ids.map((_, i) => i * 10));
});

test("a job is open once; its pack is not installed meanwhile, another one is", async () => {
  const open = await jobs.open(job());
  await expect(jobs.open(job())).rejects.toMatchObject({ code: "pack-busy" });
  await expect(jobs.open(job("own", "k"))).rejects.toMatchObject({ code: "pack-busy" });
  await expect(jobs.discard("j")).rejects.toMatchObject({ code: "pack-busy" });
  await (await packs.begin({ packId: "other", version: "1.0.0", manifest: null })).commit();
  open.pause();
  expect(await rowsLeft()).toMatchObject({ packs: 2, jobs: 1 });
});

test("what is discarded leaves nothing, and what was installed before stays", async () => {
  const before = await packs.begin({ packId: "own", version: "1.0.0", manifest: null });
  await before.add({ records: [specimen("old")] });
  await before.commit();
  const open = await jobs.open(job());
  await open.add({ records: [specimen("new")] }, {});
  await open.discard();
  await expect(open.add({}, {})).rejects.toMatchObject({ code: "installation-ended" });
  const again = await jobs.open(job());
  await again.add({ records: [specimen("new")] }, {});
  again.pause();
  await jobs.discard("j");
  await jobs.discard("j");
  expect((await packs.records("own")).map(({ id }) => id)).toEqual(["old"]);
  expect(await rowsLeft()).toMatchObject({ packs: 1, jobs: 0, records: 1 });
});

test("a pack that is removed while its successor is made comes back with the successor", async () => {
  await (await packs.begin({ packId: "own", version: "1.0.0", manifest: null })).commit();
  const open = await jobs.open(job());
  await open.add({ records: [specimen("new")] }, {});
  await packs.remove("own");
  expect(await packs.list()).toEqual([]);
  await open.commit({ version: "2.0.0", manifest: null });
  expect((await packs.records("own")).map(({ id }) => id)).toEqual(["new"]);
});

test("new vectors take the old ones' place and the rest stays; a removed pack gets none", async () => {
  const before = await packs.begin({ packId: "own", version: "1.0.0", manifest: "old" });
  await before.add({ records: [specimen("a")], vectors: [vector(0, "a", "a")] });
  await before.commit();
  const revision = (await packs.get("own"))?.revision;
  const open = await jobs.open({ ...job(), kind: "re-embed" });
  await open.add({ vectors: [vector(7, "a")] }, {});
  expect(await packs.vectors("own")).toMatchObject([{ ids: ["a", "a"] }]);
  await open.commitVectors("new");
  expect(await packs.vectors("own")).toMatchObject([{ ids: ["a"] }]);
  expect(await packs.get("own")).toMatchObject({ version: "1.0.0", manifest: "new" });
  expect((await packs.get("own"))?.revision).not.toBe(revision);
  expect(await rowsLeft()).toMatchObject({ packs: 1, jobs: 0, records: 1, vectors: 1 });

  await packs.sweep();
  expect(await packs.vectors("own")).toMatchObject([{ ids: ["a"] }]);
  const late = await jobs.open({ ...job(), kind: "re-embed" });
  await late.add({ vectors: [vector(0, "a")] }, {});
  await packs.remove("own");
  await expect(late.commitVectors("newer")).rejects.toMatchObject({ code: "pack-unknown" });
  await late.discard();
  expect(Object.values(await rowsLeft()).reduce((sum, rows) => sum + rows, 0)).toBe(0);
});
