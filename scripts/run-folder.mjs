/**
 * A run's folder: a row an episode in episodes.jsonl, and beside it a head that says which run it is. Goes on with a run
 * of the same settings; knows nothing of how a row is made or scored.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BadInput } from "./command-line.mjs";

/** @typedef {Record<string, unknown>} Settings what makes two runs the same */

/**
 * @template Row
 * @param {string | undefined} folder undefined: nothing is kept
 * @param {{ settings: Settings, head: string, parse: (text: string, name: string) => Row[] }} run `head`: a file's name
 * @throws BadInput for a folder that cannot be written or holds another run, and as `parse`
 */
export function openRunFolder(folder, { settings, head, parse }) {
  const { rows, said } = folder === undefined ? { rows: [], said: {} } : begin(folder, settings, head, parse);
  return {
    /** @type {Row[]} */
    rows,
    /** What the head says beside the settings. */
    said,
    /** @param {Row} row */
    append(row) {
      rows.push(row);
      if (folder !== undefined) appendFileSync(join(folder, "episodes.jsonl"), `${JSON.stringify(row)}\n`);
    },
    /** @param {object} words what the head is to say beside the settings */
    say(words) {
      if (folder !== undefined) writeWhole(join(folder, head), jsonText({ settings, ...words }));
    },
    /**
     * @param {string} name
     * @param {string} text
     */
    write(name, text) {
      if (folder !== undefined) writeWhole(join(folder, name), text);
    },
  };
}

/** @param {object} value */
export function jsonText(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * @template Row
 * @param {string} folder
 * @param {Settings} settings
 * @param {string} head
 * @param {(text: string, name: string) => Row[]} parse
 * @returns {{ rows: Row[], said: Record<string, unknown> }}
 */
function begin(folder, settings, head, parse) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new BadInput(`--out ${folder}: ${error instanceof Error ? error.message : error}; name another folder`);
  }
  const episodes = join(folder, "episodes.jsonl");
  const path = join(folder, head);
  if (!existsSync(path)) {
    if (existsSync(episodes)) throw new BadInput(`${episodes}: found no ${head} beside it; name another folder`);
    writeWhole(path, jsonText({ settings }));
    return { rows: [], said: {} };
  }
  const { settings: found, ...said } = readHead(path);
  mustBeSame(path, found, settings);
  if (!existsSync(episodes)) return { rows: [], said };
  const text = readFileSync(episodes, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1); // a last line without its end was cut off
  if (whole.length < text.length) truncateSync(episodes, Buffer.byteLength(whole));
  return { rows: parse(whole, episodes), said };
}

/**
 * @param {string} path
 * @param {Settings} found
 * @param {Settings} settings
 */
function mustBeSame(path, found, settings) {
  for (const [name, value] of Object.entries(settings)) {
    const before = JSON.stringify(found[name]);
    const now = JSON.stringify(value);
    if (before === now) continue;
    throw new BadInput(`${path}: found a run with ${name} ${before}, not ${now}; name another folder`);
  }
}

/**
 * @param {string} path
 * @returns {{ settings: Settings } & Record<string, unknown>}
 */
function readHead(path) {
  try {
    const head = Object(JSON.parse(readFileSync(path, "utf8")));
    return { ...head, settings: Object(head.settings) };
  } catch {
    throw new BadInput(`${path}: found no head of a run; name another folder`);
  }
}

/**
 * Whole or not at all.
 * @param {string} path
 * @param {string} text
 */
function writeWhole(path, text) {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}
