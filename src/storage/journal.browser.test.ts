/** Photographs that a study is given on its way: kept with the event that tells of them, or not at all. */
import { afterAll, beforeEach, expect, test } from "vitest";
import { clearTables } from "../../tests/fixtures/database";
import type { AgentEvent } from "../domain/events";
import { journalStore } from "./journal";
import { database } from "./open";
import { studyStore } from "./studies";

const db = database({ name: "ciqi-test-journal" });
const journal = journalStore(db);
const studies = studyStore(db);
const size = { width: 9, height: 6 };
const photo = (name: string) => ({ name, blob: new Blob([name]), ...size });
const added: AgentEvent = {
  type: "user-turn",
  at: 1,
  turn: 0,
  text: "",
  answer: "verdict",
  photo: { index: 2, name: "rim.jpg", ...size, modelWidth: 9, modelHeight: 6 },
  evidence: [{ id: "E2", kind: "photo", image: 2 }],
};

beforeEach(async () => {
  await clearTables(db);
  await studies.create({ id: "a", question: "", lang: "en", createdAt: 1 }, [photo("front.jpg")]);
});
afterAll(() => db.close());
const kept = async () => (await studies.photos("a")).map(({ name, index }) => `${index} ${name}`);

test("a photograph is kept with its event, after those of the study", async () => {
  await journal.append("a", 0, [added], [{ ...photo("rim.jpg"), index: 1 }]);
  expect(await journal.read("a")).toEqual([added]);
  expect(await kept()).toEqual(["0 front.jpg", "1 rim.jpg"]);
  expect(await (await studies.photo("a", 1))?.blob.text()).toBe("rim.jpg");
});

test("an event that cannot be written leaves no photograph, and a photograph no event", async () => {
  const bad = { ...added, turn: Symbol("not cloneable") as unknown as number };
  await expect(journal.append("a", 0, [bad], [{ ...photo("rim.jpg"), index: 1 }])).rejects.toBeDefined();
  const torn = { ...photo("rim.jpg"), index: 1, blob: (() => 1) as unknown as Blob };
  await expect(journal.append("a", 0, [added], [torn])).rejects.toBeDefined();
  await expect(journal.append("a", 3, [added], [{ ...photo("rim.jpg"), index: 1 }])).rejects.toMatchObject({
    code: "journal-gap",
  });
  expect(await kept()).toEqual(["0 front.jpg"]);
  expect(await journal.length("a")).toBe(0);
});
