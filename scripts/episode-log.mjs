/**
 * A run's folder: episodes.jsonl with a row an episode, summary.json with the settings and, at the end, the scores.
 * Goes on with a run of the same settings; knows nothing of how an episode is run or scored.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BadInput } from "./command-line.mjs";
import { loadSource } from "./load-source.mjs";

/** @typedef {import("../src/bench/episode-row").EpisodeRow} EpisodeRow */
/** @typedef {Record<string, unknown>} Settings what makes two runs the same */

/**
 * @param {string | undefined} folder undefined: nothing is kept
 * @param {Settings} settings
 * @throws BadInput for a folder that cannot be written or holds another run
 */
export async function openEpisodeLog(folder, settings) {
  const rows = folder === undefined ? [] : await begin(folder, settings);
  return {
    rows,
    /** @param {EpisodeRow} row */
    append(row) {
      rows.push(row);
      if (folder !== undefined) appendFileSync(join(folder, "episodes.jsonl"), `${JSON.stringify(row)}\n`);
    },
    /** @param {import("../src/bench/summary").Summary} summary */
    finish(summary) {
      if (folder !== undefined) writeSummary(folder, { settings, ...summary });
    },
  };
}

/**
 * @param {string} folder
 * @param {Settings} settings
 * @returns {Promise<EpisodeRow[]>}
 */
async function begin(folder, settings) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new BadInput(`--out ${folder}: ${error instanceof Error ? error.message : error}; name another folder`);
  }
  const episodes = join(folder, "episodes.jsonl");
  if (!existsSync(join(folder, "summary.json"))) {
    if (existsSync(episodes)) throw new BadInput(`${episodes}: found no summary.json beside it; name another folder`);
    writeSummary(folder, { settings });
    return [];
  }
  mustBeSame(folder, settings);
  if (!existsSync(episodes)) return [];
  const text = readFileSync(episodes, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1); // a last line without its end was cut off
  if (whole.length < text.length) truncateSync(episodes, Buffer.byteLength(whole));
  /** @type {typeof import("../src/bench/episode-row")} */
  const { parseEpisodeRows } = await loadSource("bench/episode-row.ts");
  return parseEpisodeRows(whole, episodes);
}

/**
 * @param {string} folder
 * @param {Settings} settings
 */
function mustBeSame(folder, settings) {
  const path = join(folder, "summary.json");
  const found = readSettings(path);
  for (const [name, value] of Object.entries(settings)) {
    const before = JSON.stringify(found[name]);
    const now = JSON.stringify(value);
    if (before === now) continue;
    throw new BadInput(`${path}: found a run with ${name} ${before}, not ${now}; name another folder`);
  }
}

/**
 * @param {string} path
 * @returns {Settings}
 */
function readSettings(path) {
  try {
    return Object(JSON.parse(readFileSync(path, "utf8")).settings);
  } catch {
    throw new BadInput(`${path}: found no summary of a run; name another folder`);
  }
}

/**
 * Whole or not at all.
 * @param {string} folder
 * @param {object} summary
 */
function writeSummary(folder, summary) {
  const path = join(folder, "summary.json");
  writeFileSync(`${path}.part`, `${JSON.stringify(summary, null, 2)}\n`);
  renameSync(`${path}.part`, path);
}
