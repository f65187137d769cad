import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openEpisodeLog } from "../../../scripts/episode-log.mjs";
import type { EpisodeRow } from "../../../src/bench/episode-row";

const truth = { dynasty: "dyn:ming", reign: null, kiln: null, color: null, motif: null, shape: null };
const rowOf = (id: string): EpisodeRow => ({ id, isPorcelain: true, truth, markShown: false, trace: [] });
const settings = { set: "studio", tools: ["search_text"] };
let folder = "";

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "ciqi-log-"))));
afterEach(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

test("a run goes on with the rows it has; a row that was cut off is dropped", async () => {
  const first = await openEpisodeLog(folder, settings);
  first.append(rowOf("a"));
  first.append(rowOf("b"));
  const path = join(folder, "episodes.jsonl");
  const whole = readFileSync(path, "utf8");
  writeFileSync(path, `${whole}{"id":"瓷`);
  const second = await openEpisodeLog(folder, settings);
  expect(second.rows).toEqual([rowOf("a"), rowOf("b")]);
  expect(readFileSync(path, "utf8")).toBe(whole);
  expect(readdirSync(folder).sort()).toEqual(["episodes.jsonl", "summary.json"]);
});

test("a folder that holds anything else is refused", async () => {
  await openEpisodeLog(folder, settings);
  await expect(openEpisodeLog(folder, { ...settings, tools: [] })).rejects.toThrow(
    /found a run with tools \["search_text"\], not \[\]/,
  );
  write("episodes.jsonl", '{"id":"a"}\n');
  await expect(openEpisodeLog(folder, settings)).rejects.toThrow(/episodes\.jsonl, line 1/);
  write("summary.json", "[]");
  await expect(openEpisodeLog(folder, settings)).rejects.toThrow(/found a run with set undefined/);
  write("summary.json", "half");
  await expect(openEpisodeLog(folder, settings)).rejects.toThrow(/found no summary of a run/);
  rmSync(join(folder, "summary.json"));
  await expect(openEpisodeLog(folder, settings)).rejects.toThrow(/found no summary\.json beside it/);
});
