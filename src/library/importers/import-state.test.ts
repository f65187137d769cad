import { expect, test } from "vitest";
import { textFile } from "../../../tests/import-files";
import { fingerprintOf, mustBeSame, newState, readState, unfinished } from "./import-state";

const both = { data: "CC0-1.0", images: "CC0-1.0" };
const about = {
  id: "mine",
  version: "1.0.0",
  title: { en: "Mine" },
  description: { en: "" },
  publisher: "me",
  licence: both,
  attribution: both,
};
const files = [textFile("a.csv", "name\n"), textFile("b.csv", "name\n")];

test("the same files with the same meaning are the same in any order", async () => {
  const one = await fingerprintOf({ files, mapping: { id: "a", name: "b" }, choices: {} });
  expect(await fingerprintOf({ files: files.toReversed(), mapping: { name: "b", id: "a" }, choices: {} })).toBe(one);
  const others = [
    { files: files.slice(1), mapping: { id: "a", name: "b" }, choices: {} },
    { files: [textFile("a.csv", "name\n1"), ...files.slice(1)], mapping: { id: "a", name: "b" }, choices: {} },
    { files, mapping: { id: "a" }, choices: {} },
    { files, mapping: { id: "a", name: "b" }, choices: { shape: { bowl: null } } },
    { files, mapping: { id: "a", name: "b" }, choices: {}, limit: 1 },
  ];
  for (const other of others) expect(await fingerprintOf(other)).not.toBe(one);
});

test("a job is told of by what it was asked for; one of another version of the app is passed over", () => {
  const state = newState({ mapping: { name: "名称" }, choices: {}, about }, "print", 9);
  const job = { jobId: "j", kind: "import" as const, packId: "mine", state, startedAt: 5 };
  expect(unfinished(job)).toEqual([
    { jobId: "j", mapping: { name: "名称" }, choices: {}, about, limit: undefined, done: 0, total: 9, startedAt: 5 },
  ]);
  expect(unfinished({ ...job, state: { mapping: {} } })).toEqual([]);
  expect(readState(structuredClone(state))).toEqual(state);
  expect(() => mustBeSame(state, "another")).toThrow(/found other files, columns or choices .* choose the same again/u);
});
