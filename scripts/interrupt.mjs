/**
 * Proves that a run of questions can be killed anywhere: one run is left alone, another is killed at random moments (the
 * command or its browser, by SIGKILL) and begun again each time; what both have written must be the same but for times.
 * Exit 0 when it is. Needs `ps`.
 *
 *     node scripts/interrupt.mjs [--kills 10] [--seed 1] [--set studio] [--limit 30] [--protocol choice] [--tools none]
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createInterface } from "node:readline";
import { buildIfStale } from "./build-if-stale.mjs";
import { BadInput, command, readLine } from "./command-line.mjs";
import { loadSource } from "./load-source.mjs";
import { withoutTimes } from "./without-times.mjs";

const usage = "node scripts/interrupt.mjs [--kills N] [--seed N] [options of npm run eval]";
const own = { kills: "10", seed: "1" };
const passed = { set: "studio", limit: "30", protocol: "choice", tools: "none", lang: undefined, types: undefined };

await command(async () => {
  const names = [...Object.keys(own), ...Object.keys(passed)];
  const options = Object.fromEntries(names.map((name) => [name, /** @type {const} */ ({ type: "string" })]));
  const { values } = readLine(options, usage);
  const { kills, seed } = { ...own, ...values };
  const line = Object.entries({ ...passed, ...values }).flatMap(([name, value]) =>
    name in own || value === undefined ? [] : [`--${name}`, String(value)],
  );
  const folder = mkdtempSync(join(tmpdir(), "ciqi-interrupt-"));
  try {
    buildIfStale(); // else the first command builds and the others do not
    const [whole, cut] = [join(folder, "whole"), join(folder, "cut")];
    const { firstRow, lastRow, rows } = await evaluate([...line, "--out", whole]);
    console.log(`left alone: ${rows} rows, the first after ${seconds(firstRow)}, the last after ${seconds(lastRow)}`);
    const perRow = (lastRow - firstRow) / Math.max(1, rows - 1);
    /** @type {typeof import("../src/bench/statistics/random")} */
    const { seededDraw } = await loadSource("bench/statistics/random.ts");
    const draw = seededDraw(Number(seed));
    const random = () => {
      const drawn = new Uint32Array(1);
      draw(drawn, 2 ** 32);
      return (drawn[0] ?? 0) / 2 ** 32;
    };
    await killAndGoOn([...line, "--out", cut], {
      kills: Number(kills),
      random,
      firstRow,
      perRow,
      profile: join(cut, "browser"),
    });
    const different = differences(whole, cut);
    if (different.length > 0) throw new Error(`after ${kills} kills these differ: ${different.join(", ")}`);
    console.log(`after ${kills} kills all is the same but for times: ${readdirSync(whole).sort().join(", ")}`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * Kills each command before its first row, or within a row after the first or the second, and lets the last come to its
 * end. `firstRow` and `perRow` are milliseconds.
 * @param {string[]} line
 * @param {{ kills: number, random: () => number, firstRow: number, perRow: number, profile: string }} how
 */
async function killAndGoOn(line, { kills, random, firstRow, perRow, profile }) {
  for (let killed = 1; killed <= kills; killed += 1) {
    const run = begin(line);
    const rowsBefore = Math.floor(random() * 3);
    await run.hasRows(rowsBefore);
    const ended = await Promise.race([run.ended, pause(random() * (rowsBefore === 0 ? firstRow : perRow))]);
    if (ended !== undefined) {
      throw new BadInput(
        `the run ended (${ended.code}) before kill ${killed}: ${ended.said}; give it more rows with --limit`,
      );
    }
    const browser = random() < 0.5 ? browserOf(profile) : undefined;
    process.kill(browser ?? run.pid, "SIGKILL");
    const { rows, life } = await run.ended;
    const what = browser === undefined ? "command" : "browser";
    console.log(`  kill ${killed}: the ${what} after ${seconds(life)}, ${rows} rows on`);
  }
  await evaluate(line);
}

/** @param {string[]} line */
async function evaluate(line) {
  const ended = await begin(line).ended;
  if (ended.code === 2) throw new BadInput(ended.said);
  if (ended.code !== 0) throw new Error(`the command ended with ${ended.code}: ${ended.said}`);
  return ended;
}

/**
 * Milliseconds are from the start of the command.
 * @typedef {object} Ended
 * @property {number | string} code
 * @property {string} said the last line of its errors
 * @property {number} rows
 * @property {number} firstRow
 * @property {number} lastRow
 * @property {number} life
 * @param {string[]} line
 */
function begin(line) {
  const began = Date.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "eval.mjs"), ...line], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const seen = { said: "", rows: 0, firstRow: 0, lastRow: 0 };
  const changed = new EventTarget();
  createInterface({ input: child.stderr }).on("line", (text) => {
    seen.said = text;
    if (!/^\d+\/\d+ /.test(text)) return;
    seen.rows += 1;
    seen.lastRow = Date.now() - began;
    seen.firstRow ||= seen.lastRow;
    changed.dispatchEvent(new Event("row"));
  });
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve) => {
    child.on("close", (code, signal) => {
      resolve({ code: code ?? signal ?? "nothing", ...seen, life: Date.now() - began });
      changed.dispatchEvent(new Event("row")); // there will be no more
    });
  });
  /** Resolves after so many rows, or at the end. */
  const hasRows = async (/** @type {number} */ rows) => {
    while (seen.rows < rows && child.exitCode === null && child.signalCode === null) {
      await once(changed, "row");
    }
  };
  return { ended, hasRows, pid: child.pid ?? 0 };
}

/**
 * The browser's own process, which takes its children along; undefined where it does not run yet.
 * @param {string} profile
 */
function browserOf(profile) {
  const lines = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" }).split("\n");
  const line = lines.find((each) => each.includes(`--user-data-dir=${profile}`) && !each.includes("--type="));
  return line === undefined ? undefined : Number.parseInt(line, 10);
}

/**
 * Names of the files that are not the same.
 * @param {string} one
 * @param {string} other
 */
function differences(one, other) {
  const names = [...new Set([...readdirSync(one), ...readdirSync(other)])].sort();
  const read = (/** @type {string} */ folder, /** @type {string} */ name) => {
    try {
      return withoutTimes(readFileSync(join(folder, name), "utf8"), name);
    } catch {
      return undefined;
    }
  };
  return names.filter((name) => read(one, name) === undefined || read(one, name) !== read(other, name));
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined));
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
