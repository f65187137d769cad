import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openRunFolder } from "../../../scripts/run-folder.mjs";
import { type EpisodeRow, parseEpisodeRow } from "../../../src/bench/episode-row";

const truth = { dynasty: "dyn:ming", reign: null, kiln: null, color: null, motif: null, shape: null };
const rowOf = (id: string): EpisodeRow => ({ id, isPorcelain: true, truth, markShown: false, trace: [] });
const settings = { set: "studio", tools: ["search_text"] };
const run = { settings, head: "run.json", parse: parseEpisodeRow, keep: ({ id }: EpisodeRow) => id };
const open = (changes: object = {}) => openRunFolder(folder, { ...run, settings: { ...settings, ...changes } });
let folder = "";

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "ciqi-log-"))));
afterEach(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

test("a run goes on with the rows it has; a row that was cut off is dropped", () => {
  const first = open();
  first.append(rowOf("a"));
  first.append(rowOf("b"));
  const path = join(folder, "episodes.jsonl");
  const whole = readFileSync(path, "utf8");
  writeFileSync(path, `${whole}{"id":"瓷`);
  const second = open();
  expect(second.rows).toEqual(["a", "b"]);
  expect([...second.written()]).toEqual([rowOf("a"), rowOf("b")]);
  expect(readFileSync(path, "utf8")).toBe(whole);
  expect(readdirSync(folder).sort()).toEqual(["episodes.jsonl", "run.json"]);
});

test("what the head says is there again, and other files are written whole", () => {
  open().say({ run: { id: "a" } });
  expect(open().said).toEqual({ run: { id: "a" } });
  open().write("report.md", ["# A run\n"]);
  expect(readdirSync(folder).sort()).toEqual(["report.md", "run.json"]);
});

test("nothing is kept without a folder", () => {
  const kept = openRunFolder(undefined, run);
  kept.append(rowOf("a"));
  kept.say({ done: true });
  expect(kept.rows).toEqual(["a"]);
  expect(readdirSync(folder)).toEqual([]);
});

test("a folder that holds anything else is refused", () => {
  open();
  expect(() => open({ tools: [] })).toThrow(/found a run with tools \["search_text"\], not \[\]/);
  write("episodes.jsonl", '{"id":"a"}\n');
  expect(() => open()).toThrow(/episodes\.jsonl, line 1/);
  write("run.json", "[]");
  expect(() => open()).toThrow(/found a run with set undefined/);
  write("run.json", "half");
  expect(() => open()).toThrow(/found no head of a run/);
  rmSync(join(folder, "run.json"));
  expect(() => open()).toThrow(/found no run\.json beside it/);
});
