/**
 * What a benchmark run costs over its bare episodes: the same questions through `run-bench` and one `study` after the
 * other, in one browser, a block of each in turn. Knows no score.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openHeadless } from "./headless.mjs";
import { loadSource } from "./load-source.mjs";

const studio = resolve(import.meta.dirname, "../public/bench/studio");
const model = resolve(import.meta.dirname, "../models/catalog/ciqi-nano.json");
/** Questions a block, and blocks of each kind. */
const ROWS = 4;
const ROUNDS = 15;
/** The bare episodes' time over the run's; 2 % of overhead are allowed. */
const WANTED = 0.98;

/** @param {{ quick: boolean }} size */
export async function runHarnessBench({ quick }) {
  /** @type {typeof import("../src/bench/median")} */
  const { median } = await loadSource("bench/median.ts");
  const door = await openHeadless({ backend: "wasm" });
  try {
    await door.load();
    const set = await door.bench.readSet({ files: [], paths: null });
    const questions = (await firstQuestions()).slice(0, ROWS);
    const filter = { types: null, limit: ROWS, seed: null };
    /** @type {Omit<import("../src/domain/bench").RunSettings, "model" | "weights">} */
    const settings = { protocol: "choice", tools: [], lang: "auto", filter, backend: "wasm" };
    /** @type {number[]} */
    const ours = [];
    /** @type {number[]} */
    const bare = [];
    for (let round = 0; round < (quick ? 3 : ROUNDS); round += 1) {
      const run = await door.bench.createRun(set.id, `harness ${round}`, settings);
      // Which of the two comes first changes, as what comes second finds a warmer device.
      const turns = [
        async () => ours.push(await timed(door.page, run.id)),
        async () => bare.push(await bareEpisodes(door, questions)),
      ];
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    }
    const [run, episodes] = [(median(ours) ?? NaN) / ROWS, (median(bare) ?? NaN) / ROWS];
    // The two of a round are neighbours in time, and have the same noise about them.
    const ratio = median(bare.map((each, round) => each / (ours[round] ?? NaN))) ?? NaN;
    const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
    const row = {
      what: `a question, median of ${ours.length} rounds of ${ROWS}`,
      ours: Math.round(run),
      rival: Math.round(episodes),
      unit: "ms",
      ratio: Number(ratio.toFixed(3)),
      wanted: WANTED,
    };
    return { name: "harness", commit, rows: [row] };
  } finally {
    await door.close();
  }
}

/** Milliseconds of a whole run. @param {import("playwright-core").Page} page @param {string} runId */
function timed(page, runId) {
  return page.evaluate(async (id) => {
    const began = performance.now();
    const done = await window.ciqi.runBench(id);
    if (!done.ok) throw new Error(done.error.message);
    return performance.now() - began;
  }, runId);
}

/** Milliseconds of the studies alone. */
async function bareEpisodes(door, questions) {
  let total = 0;
  for (const { files, settings } of questions) {
    await door.page.setInputFiles("#photographs", files);
    total += await door.page.evaluate(async (of) => {
      const began = performance.now();
      const done = await window.ciqi.study(of);
      if (!done.ok) throw new Error(done.error.message);
      return performance.now() - began;
    }, settings);
  }
  return total;
}

/** The studio set's first questions, in the words that a run asks them in. */
async function firstQuestions() {
  /** @type {typeof import("../src/agent/prompt")} */
  const { choiceQuestion } = await loadSource("agent/prompt.ts");
  /** @type {typeof import("../src/agent/prompt-file")} */
  const { promptFile } = await loadSource("agent/prompt-file.ts");
  const prompt = promptFile(JSON.parse(readFileSync(model, "utf8")).prompt);
  const lines = readFileSync(join(studio, "test.jsonl"), "utf8").split("\n").slice(0, ROWS);
  return lines.map((line) => {
    const { question, options, images } = JSON.parse(line);
    const lang = /\p{Script=Han}/u.test(question) ? "zh" : "en";
    const listed = Object.entries(options).map(([letter, text]) => ({ letter, text: String(text) }));
    const asked = choiceQuestion(prompt, lang, { question, options: listed });
    return {
      files: images.map((/** @type {string} */ path) => join(studio, path)),
      settings: { question: asked, lang, tools: [], answer: "text" },
    };
  });
}
