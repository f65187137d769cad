import { afterEach, expect, test } from "vitest";
import { OLD_EVENT, versionThree } from "../../tests/fixtures/version-3";
import { journalStore } from "./journal";
import { database } from "./open";
import { studyStore } from "./studies";

const name = "ciqi-test-version-3";
const own = database({ name });
afterEach(async () => {
  await own.close();
  indexedDB.deleteDatabase(name);
});

test("studies of a version without notes are there, with nothing written on them yet", async () => {
  await versionThree(name);
  const studies = studyStore(own);
  const rows = await studies.list();
  expect(rows.map(({ id, status }) => [id, status])).toEqual([
    ["s-1", "answered"],
    ["s-2", "open"],
  ]);
  expect(rows[0]).toMatchObject({ title: "", tags: [], note: "", guess: null, removedAt: null, steps: 4 });
  expect(await (await studies.photo("s-1", 0))?.blob.text()).toBe("front");
  expect(await journalStore(own).read("s-1")).toEqual([OLD_EVENT]);
  await studies.update("s-2", { tags: ["old"], removedAt: 5 });
  await studies.sweep(6);
  expect((await studies.list()).map(({ id }) => id)).toEqual(["s-1"]);
});
