import { afterAll, beforeEach, expect, test } from "vitest";
import { clearTables, rowCounts } from "../../tests/fixtures/database";
import type { Specimen } from "../domain/specimen";
import { database } from "./open";
import { packStore } from "./packs";

const db = database({ name: "ciqi-test-packs" });
const packs = packStore(db);

const specimen = (id: string): Specimen => ({
  id,
  name: "青花碗",
  nameEn: "Blue-and-white bowl",
  attributes: { dynasty: "dyn:ming", reign: null, kiln: null, color: null, motif: null, shape: null },
  source: "studio",
  view: "side",
});
const passage = (id: string) => ({
  id,
  lang: "en" as const,
  term: null,
  text: id,
  source: "here",
  keywords: "",
  uncertain: false,
});
const picture = (text: string) => ({ type: "image/jpeg", data: new TextEncoder().encode(text).buffer });
const studio = (version: string) => ({ packId: "studio", version, manifest: { title: "Studio" } });
const rowsLeft = () => rowCounts(db);

beforeEach(() => clearTables(db));
afterAll(() => db.close());

test("a pack is not there before it is committed, and wholly there after", async () => {
  const installation = await packs.begin(studio("1"));
  const data = new Float32Array([1, 2, 3, 4]).buffer;
  await installation.add({ records: [specimen("s1")], vectors: [{ chunk: 0, ids: ["s1", "s2"], dim: 2, data }] });
  await installation.add({ records: [specimen("s2")], passages: [passage("p1")] });
  await installation.add({ thumbs: [{ recordId: "s1", ...picture("thumb") }] });
  expect(await packs.list()).toEqual([]);
  expect(await packs.records("studio")).toEqual([]);

  await installation.commit();
  expect(await packs.get("studio")).toMatchObject({ packId: "studio", version: "1", manifest: { title: "Studio" } });
  expect((await packs.records("studio")).map((one) => one.id)).toEqual(["s1", "s2"]);
  expect((await packs.record("studio", "s2"))?.nameEn).toBe("Blue-and-white bowl");
  const [chunk] = await packs.vectors("studio");
  expect(new Float32Array(chunk?.data ?? new ArrayBuffer(0))).toEqual(new Float32Array([1, 2, 3, 4]));
  expect(await (await packs.thumb("studio", "s1"))?.text()).toBe("thumb");
  expect((await packs.thumb("studio", "s1"))?.type).toBe("image/jpeg");
  expect(await packs.passage("studio", "p1")).toEqual(passage("p1"));
  expect(await packs.record("studio", "none")).toBeUndefined();
  expect(await packs.thumb("other", "s1")).toBeUndefined();
});

test("a newer version takes the old one's place in one step and leaves nothing of it", async () => {
  const first = await packs.begin(studio("1"));
  await first.add({ records: [specimen("old")], thumbs: [{ recordId: "old", ...picture("t") }] });
  await first.commit();
  const second = await packs.begin(studio("2"));
  await second.add({ records: [specimen("new")] });
  expect((await packs.records("studio")).map((one) => one.id)).toEqual(["old"]);
  await second.commit();
  expect((await packs.records("studio")).map((one) => one.id)).toEqual(["new"]);
  expect(await rowsLeft()).toMatchObject({ packs: 1, records: 1, thumbs: 0 });
});

test("a commit that is repeated because the connection was lost after it changes nothing", async () => {
  let lost = false;
  const flaky = packStore({
    close: () => db.close(),
    use: (action, work) =>
      db.use(action, async (connection) => {
        const result = await work(connection);
        if (
          !lost &&
          action.startsWith("install") &&
          (await connection.get("packs", IDBKeyRange.lowerBound("")))?.status === "ready"
        ) {
          lost = true;
          throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
        }
        return result;
      }),
  });
  const installation = await flaky.begin(studio("1"));
  await installation.add({ records: [specimen("s1")] });
  await installation.commit();
  expect(lost).toBe(true);
  expect(await packs.records("studio")).toHaveLength(1);
});

test("an installation that is discarded leaves what was there", async () => {
  const first = await packs.begin(studio("1"));
  await first.add({ records: [specimen("old")] });
  await first.commit();
  const second = await packs.begin(studio("2"));
  await second.add({ records: [specimen("new")] });
  await second.discard();
  expect((await packs.get("studio"))?.version).toBe("1");
  expect(await rowsLeft()).toMatchObject({ packs: 1, records: 1 });
  await expect(second.add({})).rejects.toMatchObject({ code: "installation-ended" });
});

test("what a killed installation has left is swept, and only that", async () => {
  const whole = await packs.begin(studio("1"));
  await whole.add({ records: [specimen("s1")] });
  await whole.commit();
  await db.use("leave as a killed tab would", async (connection) => {
    const shelf = "museum@1#x";
    const row = { shelf, packId: "museum", version: "1", manifest: null, installedAt: 0 };
    await connection.put("packs", { ...row, status: "installing" });
    await connection.put("records", { shelf, id: "m1", specimen: specimen("m1") });
  });
  await packs.sweep();
  expect(await rowsLeft()).toMatchObject({ packs: 1, records: 1 });
  expect(await packs.list()).toHaveLength(1);
});

test("a sweep leaves a running installation alone", async () => {
  const installation = await packs.begin(studio("1"));
  await installation.add({ records: [specimen("s1")] });
  await packs.sweep();
  await installation.commit();
  expect(await packs.records("studio")).toHaveLength(1);
});

test("one installation at a time; waiting for the other can be aborted", async () => {
  const first = await packs.begin(studio("1"));
  const stop = new AbortController();
  const second = packs.begin(studio("2"), stop.signal);
  stop.abort();
  await expect(second).rejects.toMatchObject({ name: "AbortError" });
  await first.discard();
  await (await packs.begin(studio("3"))).discard();
  expect(await rowsLeft()).toMatchObject({ packs: 0 });
});

test("rows that cannot be written reject, and discarding leaves nothing", async () => {
  const installation = await packs.begin(studio("1"));
  const bad = { ...specimen("s1"), name: Symbol("not cloneable") as unknown as string };
  await expect(installation.add({ records: [specimen("s0"), bad] })).rejects.toBeDefined();
  expect(await rowsLeft()).toMatchObject({ records: 0 });
  await installation.discard();
  expect(await rowsLeft()).toMatchObject({ packs: 0, records: 0 });
});

test("removing a pack takes its rows and no other pack's", async () => {
  for (const packId of ["studio", "studio2"]) {
    const installation = await packs.begin({ packId, version: "1", manifest: null });
    await installation.add({ records: [specimen(packId)] });
    await installation.commit();
  }
  await packs.remove("studio");
  expect((await packs.list()).map((pack) => pack.packId)).toEqual(["studio2"]);
  expect(await rowsLeft()).toMatchObject({ packs: 1, records: 1 });
});
