import { afterAll, beforeEach, expect, test } from "vitest";
import type { AgentEvent } from "../domain/events";
import { journalStore } from "./journal";
import { database } from "./open";
import { settingsStore } from "./settings";
import { studyStore } from "./studies";
import { holdStudy } from "./work-lock";

const db = database({ name: "ciqi-test-studies" });
const studies = studyStore(db);
const journal = journalStore(db);
const settings = settingsStore(db);

const study = (id: string, createdAt = 1) => ({ id, createdAt, question: "What is it?", lang: "en" as const });
const photo = (name: string) => ({ name, width: 4, height: 3, blob: new Blob([name], { type: "image/jpeg" }) });
const token = (text: string): AgentEvent => ({ type: "token-delta", at: 1, turn: 1, text, ids: [1], logprobs: [-1] });
const turn: AgentEvent = { type: "turn-start", at: 1, turn: 1, prompt: 10, context: 10 };

beforeEach(() =>
  db.use("clear", async (connection) => {
    for (const table of connection.objectStoreNames) await connection.clear(table);
  }),
);
afterAll(() => db.close());

test("a study comes back with its photographs' own bytes, in order", async () => {
  await studies.create(study("a"), [photo("front.jpg"), photo("base.jpg")]);
  expect(await studies.get("a")).toMatchObject({ status: "open", verdict: null, steps: 0, updatedAt: 1 });
  const photos = await studies.photos("a");
  expect(photos.map((row) => [row.index, row.name])).toEqual([
    [0, "front.jpg"],
    [1, "base.jpg"],
  ]);
  expect(await photos[1]?.blob.text()).toBe("base.jpg");
  expect((await studies.photo("a", 0))?.name).toBe("front.jpg");
  expect(await studies.photo("a", 2)).toBeUndefined();
});

test("a study whose photographs cannot be kept is not kept either", async () => {
  const bad = { ...photo("x"), width: Symbol("not cloneable") as unknown as number };
  await expect(studies.create(study("a"), [photo("front.jpg"), bad])).rejects.toBeDefined();
  expect(await studies.get("a")).toBeUndefined();
  expect(await studies.photos("a")).toEqual([]);
});

test("an id that is taken is refused and the first study stays", async () => {
  await studies.create(study("a"), [photo("front.jpg")]);
  await expect(studies.create({ ...study("a"), question: "other" }, [])).rejects.toMatchObject({
    code: "storage-failed",
  });
  expect((await studies.get("a"))?.question).toBe("What is it?");
});

test("an event that this version does not write is not taken on trust", async () => {
  await journal.append("a", 0, [turn]);
  await db.use("tamper", (connection) =>
    connection.put("journal", { studyId: "a", seq: 1, event: { type: "thought" } as unknown as AgentEvent }),
  );
  await expect(journal.read("a")).rejects.toMatchObject({ code: "journal-broken" });
});

test("one tab at a time holds a study; the next may when it is let go", async () => {
  let release = () => {};
  const held = holdStudy("a", () => new Promise<void>((resolve) => (release = resolve)));
  await expect(holdStudy("a", async () => 1)).rejects.toMatchObject({ code: "study-busy" });
  expect(await holdStudy("b", async () => 2)).toBe(2);
  release();
  await held;
  expect(await holdStudy("a", async () => 3)).toBe(3);
});

test("studies are listed newest first and changed in part", async () => {
  await studies.create(study("old", 1), []);
  await studies.create(study("new", 2), []);
  await studies.update("old", { status: "answered", steps: 3, updatedAt: 9 });
  await studies.update("gone", { status: "answered", updatedAt: 9 });
  const rows = await studies.list();
  expect(rows.map((row) => [row.id, row.status, row.steps])).toEqual([
    ["new", "open", 0],
    ["old", "answered", 3],
  ]);
});

test("the journal keeps the order of events and one study's apart from another's", async () => {
  await journal.append("a", 0, [turn, token("So")]);
  await journal.append("a", 2, [token("ng")]);
  await journal.append("a2", 0, [token("Ming")]);
  expect(await journal.read("a")).toEqual([turn, token("So"), token("ng")]);
  expect(await journal.length("a")).toBe(3);
  expect(await journal.read("none")).toEqual([]);
});

test("more than ten events keep their order", async () => {
  const events = Array.from({ length: 25 }, (_, index) => token(String(index)));
  await journal.append("a", 0, events);
  expect(await journal.read("a")).toEqual(events);
});

test("an append that is repeated changes nothing; one that leaves a gap is refused", async () => {
  await journal.append("a", 0, [turn, token("So")]);
  await journal.append("a", 1, [token("So")]);
  expect(await journal.length("a")).toBe(2);
  await expect(journal.append("a", 3, [token("ng")])).rejects.toMatchObject({ code: "journal-gap" });
  expect(await journal.length("a")).toBe(2);
});

test("a batch with an event that cannot be written leaves none of it", async () => {
  const bad = { ...turn, turn: Symbol("not cloneable") as unknown as number };
  await expect(journal.append("a", 0, [token("So"), bad])).rejects.toBeDefined();
  expect(await journal.length("a")).toBe(0);
});

test("removing a study takes its photographs and its journal, and no one else's", async () => {
  await studies.create(study("a"), [photo("front.jpg")]);
  await studies.create(study("b"), [photo("side.jpg")]);
  await journal.append("a", 0, [turn]);
  await journal.append("b", 0, [turn]);
  await studies.remove("a");
  expect(await studies.get("a")).toBeUndefined();
  expect(await studies.photos("a")).toEqual([]);
  expect(await journal.read("a")).toEqual([]);
  expect(await studies.photos("b")).toHaveLength(1);
  expect(await journal.length("b")).toBe(1);
});

test("settings are kept, replaced and forgotten", async () => {
  expect(await settings.get("lang")).toBeUndefined();
  await settings.set("lang", "en");
  await settings.set("lang", "zh");
  expect(await settings.get("lang")).toBe("zh");
  await settings.remove("lang");
  expect(await settings.get("lang")).toBeUndefined();
});

test("notes are changed by name, and the bin loses only what has lain there long enough", async () => {
  for (const id of ["kept", "old", "fresh"]) await studies.create(study(id), [photo("front.jpg")]);
  await journal.append("old", 0, [turn]);
  await studies.update("kept", { title: "Grandmother's vase", tags: ["home"] });
  await studies.update("kept", { note: "chipped" });
  expect(await studies.get("kept")).toMatchObject({ title: "Grandmother's vase", tags: ["home"], note: "chipped" });
  await studies.update("old", { removedAt: 10 });
  await studies.update("fresh", { removedAt: 20 });
  await studies.sweep(20);
  expect((await studies.list()).map(({ id }) => id).sort()).toEqual(["fresh", "kept"]);
  expect([await studies.photos("old"), await journal.read("old")]).toEqual([[], []]);
  expect(await studies.photos("fresh")).toHaveLength(1);
});
