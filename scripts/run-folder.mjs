/**
 * A run's folder: a row an episode in episodes.jsonl, and beside it a head that says which run it is. Goes on with a run
 * of the same settings; knows nothing of how a row is made or scored.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { BadInput } from "./command-line.mjs";

/** @typedef {Record<string, unknown>} Settings what makes two runs the same */

/**
 * @template Row what a line holds
 * @template Kept what of it stays in memory
 * @typedef {object} Run
 * @property {Settings} settings
 * @property {string} head the name of its file
 * @property {(line: string, what: string) => Row} parse `what`: how errors call the line
 * @property {(row: Row) => Kept} keep
 */

/**
 * @template Row
 * @template Kept
 * @param {string | undefined} folder undefined: nothing is kept but in memory
 * @param {Run<Row, Kept>} run
 * @throws BadInput for a folder that cannot be written or holds another run, and as `parse`
 */
export function openRunFolder(folder, { settings, head, parse, keep }) {
  const episodes = join(folder ?? "", "episodes.jsonl");
  const said = folder === undefined ? {} : begin(folder, { settings, head, episodes });
  /** Every row as it was written, one at a time: of a long run they would not fit in memory. */
  const written = function* () {
    if (folder === undefined || !existsSync(episodes)) return;
    let number = 0;
    for (const line of linesOf(readFileSync(episodes))) yield parse(line, `${episodes}, line ${(number += 1)}`);
  };
  return {
    rows: [...written()].map(keep),
    /** What the head says beside the settings. */
    said,
    written,
    /** @param {Row} row */
    append(row) {
      this.rows.push(keep(row));
      if (folder !== undefined) writeLines(episodes, "a", [`${JSON.stringify(row)}\n`]);
    },
    /** @param {object} words what the head is to say beside the settings */
    say(words) {
      if (folder !== undefined) writeWhole(join(folder, head), [jsonText({ settings, ...words })]);
    },
    /**
     * @param {string} name
     * @param {Iterable<string>} texts
     */
    write(name, texts) {
      if (folder !== undefined) writeWhole(join(folder, name), texts);
    },
  };
}

/**
 * Makes the folder ours, or finds it to be, and cuts off a last line that has no end.
 * @param {string} folder
 * @param {{ settings: Settings, head: string, episodes: string }} run
 * @returns {Record<string, unknown>}
 */
function begin(folder, { settings, head, episodes }) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new BadInput(`--out ${folder}: ${error instanceof Error ? error.message : error}; name another folder`);
  }
  const path = join(folder, head);
  if (!existsSync(path)) {
    if (existsSync(episodes)) throw new BadInput(`${episodes}: found no ${head} beside it; name another folder`);
    writeWhole(path, [jsonText({ settings })]);
    return {};
  }
  const { settings: found, ...said } = readHead(path);
  mustBeSame(path, found, settings);
  if (existsSync(episodes)) truncateSync(episodes, readFileSync(episodes).lastIndexOf("\n") + 1);
  return said;
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

/** A string cannot hold the whole of a large file. @param {Buffer} bytes */
function* linesOf(bytes) {
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf("\n", start);
    const line = bytes.toString("utf8", start, end < 0 ? bytes.length : end);
    if (line.trim() !== "") yield line;
    start = end < 0 ? bytes.length : end + 1;
  }
}

/** Whole or not at all. @param {string} path @param {Iterable<string>} texts */
function writeWhole(path, texts) {
  writeLines(`${path}.part`, "w", texts);
  renameSync(`${path}.part`, path);
}

/** @param {string} path @param {"a" | "w"} flag @param {Iterable<string>} texts */
function writeLines(path, flag, texts) {
  const file = openSync(path, flag);
  try {
    for (const text of texts) writeSync(file, text);
  } finally {
    closeSync(file);
  }
}

/** @param {object} value */
function jsonText(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
