/** Finds what `--set` names: a specimens.jsonl, or questions with the pictures that they name. Reads no row for its sake. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { BadInput } from "./command-line.mjs";
import { loadSource } from "./load-source.mjs";

/**
 * @typedef {object} QuestionSource
 * @property {string} name
 * @property {string[]} files for the browser's file input: one folder or one archive, or a table and its pictures; none
 *   for the set that comes with the app
 * @property {string[] | null} paths what the files are called in the set; null: as the browser says
 * @property {string} sha256 of the table; of a folder's file list where there is no single table
 */

const shipped = resolve(import.meta.dirname, "../public/bench/studio/manifest.json");
/** Held-out pieces of the studio that no model was trained on. */
const studioSpecimens = resolve(import.meta.dirname, "../tests/sets/studio/specimens.jsonl");

/**
 * The specimens.jsonl that is meant, or null where questions are.
 * @param {string} set `studio` or a path
 * @param {boolean} verdicts verdicts are asked for, by name or because nothing is said
 */
export async function findSpecimens(set, verdicts) {
  if (set === "studio") return verdicts ? studioSpecimens : null;
  if (!verdicts || !existsSync(set) || !statSync(set).isFile() || !set.endsWith("l")) return null;
  const first = await firstLine(set);
  return /"(?:uuid|views)"/.test(first) && !/"options"/.test(first) ? set : null;
}

/**
 * @param {string} set `studio`, or the path of a JSONL, a Parquet file, a ZIP or a folder
 * @param {string | undefined} images where the pictures of a JSONL are; undefined: beside it
 * @returns {Promise<QuestionSource>}
 * @throws BadInput where there is nothing of the kind
 */
export async function findQuestions(set, images) {
  const isTable = /\.(?:jsonl|ndjson|json)$/i.test(set);
  const stats = statSync(set, { throwIfNoEntry: false });
  const elsewhere = set !== "studio" && (isTable || stats?.isDirectory());
  if (images !== undefined && !elsewhere) {
    throw new BadInput(`--images ${images}: only a JSONL has its pictures elsewhere; leave it out`);
  }
  if (set === "studio") return { name: set, files: [], paths: null, sha256: await fileHash(shipped) };
  if (stats === undefined) {
    const todo = "name studio, a test.jsonl, a specimens.jsonl, a folder, a ZIP or a Parquet file";
    throw new BadInput(`${set}: there is no such file or folder; ${todo}`);
  }
  const name = basename(resolve(set));
  if (isTable) return tableWithPictures(set, images);
  if (!stats.isDirectory()) return { name, files: [set], paths: null, sha256: await fileHash(set) };
  const table = join(set, "test.jsonl");
  if (existsSync(table)) return { ...(await tableWithPictures(table, images)), name };
  return { name, files: [set], paths: null, sha256: listHash(set) };
}

/**
 * Only what rows name is handed over, not the whole folder. A picture that is not there is reported with its row.
 * @param {string} table
 * @param {string | undefined} images
 * @returns {Promise<QuestionSource>}
 */
async function tableWithPictures(table, images) {
  const root = images ?? dirname(table);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new BadInput(`${root}: there is no such folder; say where the pictures are with --images`);
  }
  /** @type {typeof import("../src/base/lines")} */
  const { linesOf } = await loadSource("base/lines.ts");
  /** @type {typeof import("../src/bench/sets/read-rows")} */
  const { LONGEST_LINE, jsonRows, readRows } = await loadSource("bench/sets/read-rows.ts");
  const text = createReadStream(table, { encoding: "utf8" });
  const named = new Set();
  for await (const { row } of readRows(jsonRows(linesOf(text, LONGEST_LINE)), () => undefined)) {
    for (const path of row.images) named.add(path);
  }
  const found = [...named].flatMap((path) => {
    const file = [join(root, path), join(root, basename(path))].find((each) => existsSync(each));
    return file === undefined ? [] : [{ path, file }];
  });
  return {
    name: basename(table),
    files: [table, ...found.map(({ file }) => file)],
    paths: [basename(table), ...found.map(({ path }) => path)],
    sha256: await fileHash(table),
  };
}

/** @param {string} path */
async function firstLine(path) {
  for await (const chunk of createReadStream(path, { encoding: "utf8" })) {
    const line = String(chunk).trimStart().split("\n", 1)[0] ?? "";
    if (line !== "") return line;
  }
  return "";
}

/** @param {string} path */
async function fileHash(path) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

/** @param {string} folder */
function listHash(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const lines = names.map((name) => `${name} ${statSync(join(folder, name)).size}\n`);
  return createHash("sha256").update(lines.join("")).digest("hex");
}
