/**
 * Fits how far similar pieces' votes, and a model's claims, can be trusted, on labelled pieces, and writes the curves where
 * the app reads them. Never on the test set. Exit 0 when that is done, 2 for input that cannot be used, 1 for anything else.
 *
 *     npm run calibrate -- votes --set PATH/specimens.jsonl [--images DIR] [--limit N] [--dry]
 *     npm run calibrate -- --episodes DIR [--model ciqi-nano] [--dry]
 *
 * The first glances at the set with the built app and writes src/library/votes.json. The second takes episodes that
 * `npm run eval -- --set DEV --out DIR` has kept and writes `calibration` of models/catalog/<model>.json; votes come first,
 * since claims are fitted with them. ECE and Brier score are those of pieces that were held out, ten parts.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { BadInput, command, mustBeFile, readLine } from "./command-line.mjs";
import { readSet } from "./eval-verdict.mjs";
import { openHeadless } from "./headless.mjs";
import { loadSource } from "./load-source.mjs";
import { textTable } from "./text-table.mjs";
import { weightsHash } from "./weights-hash.mjs";

/** @typedef {import("../src/bench/calibrate").Fit} Fit */
/** @typedef {import("../src/bench/episode-row").EpisodeRow} EpisodeRow */

const root = resolve(import.meta.dirname, "..");
const usage = "npm run calibrate -- --episodes DIR [--model --dry], or votes --set FILE [--images --limit --dry]";
const options = Object.fromEntries(
  ["episodes", "model", "set", "images", "limit"].map((name) => [name, /** @type {const} */ ({ type: "string" })]),
);

await command(async () => {
  const { values, positionals } = readLine({ ...options, dry: { type: "boolean" } }, usage);
  const { episodes, model, set, images, limit } = /** @type {Record<string, string | undefined>} */ (values);
  const [what, ...rest] = positionals;
  if (rest.length > 0 || (what !== undefined && what !== "votes")) {
    throw new BadInput(`found ${JSON.stringify(positionals.join(" "))}; wanted ${usage}`);
  }
  const write = values["dry"] !== true;
  if (what === "votes") {
    if (set === undefined || episodes !== undefined) throw new BadInput(`found no --set; wanted ${usage}`);
    mustBeFile(set, "wanted the specimens.jsonl of a labelled set");
    if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) {
      throw new BadInput(`--limit is ${JSON.stringify(limit)}; wanted a whole number above 0`);
    }
    await calibrateVotes({ file: set, name: set, images, limit: limit === undefined ? null : Number(limit) }, write);
  } else {
    if (episodes === undefined || set !== undefined) throw new BadInput(`found no --episodes; wanted ${usage}`);
    await calibrateClaims(await readEpisodes(episodes), model ?? "ciqi-nano", write);
  }
  return 0;
});

/**
 * @param {Parameters<typeof readSet>[0]} asked
 * @param {boolean} write
 */
async function calibrateVotes(asked, write) {
  const { pieces, sha256 } = await readSet(asked);
  mustBeNoTest(sha256, asked.name);
  const set = resolve(asked.file).split(sep).slice(-2).join("/");
  /** @type {typeof import("../src/bench/calibrate")} */
  const { fitVotes } = await loadSource("bench/calibrate.ts");
  /** @type {typeof import("../src/library/votes")} */
  const rules = await loadSource("library/votes.ts");
  const glanced = await glanceAll(pieces);
  const { reach, fits } = fitVotes(glanced, rules);
  console.log(`${pieces.length} pieces, reach ${reach}\n${printFits(fits)}`);
  const path = join(root, "src/library/votes.json");
  const { curves } = JSON.parse(readFileSync(path, "utf8"));
  for (const { attribute, weights, n, raw, fitted } of fits) {
    const [bias = 0, slope = 0] = weights.map(rounded);
    curves[attribute] = { bias, slope, n, ece: { share: rounded(raw.ece), fitted: rounded(fitted.ece) } };
  }
  if (write) writeFileSync(path, jsonText({ set, sha256, pieces: pieces.length, reach, curves }));
}

/** @param {readonly import("../src/bench/specimens").LabelledPiece[]} pieces */
async function glanceAll(pieces) {
  const door = await openHeadless({ backend: "wasm" });
  try {
    const glanced = [];
    for (const { isPorcelain, truth, files } of pieces) {
      await door.choose(files);
      glanced.push({ isPorcelain, truth, glance: await door.glance() });
      if (glanced.length % 20 === 0) console.error(`${glanced.length}/${pieces.length}`);
    }
    return glanced;
  } finally {
    await door.close();
  }
}

/**
 * @param {{ rows: EpisodeRow[], head: import("./run-folder.mjs").Settings }} episodes
 * @param {string} model
 * @param {boolean} write
 */
async function calibrateClaims({ rows, head: { set, sha256, weights } }, model, write) {
  const path = join(root, "models/catalog", `${model}.json`);
  mustBeFile(path, "name a model of the catalogue with --model");
  if (weights !== weightsHash()) {
    throw new BadInput(`the episodes are of weights ${weights}, found ${weightsHash()}; run the eval again`);
  }
  /** @type {typeof import("../src/runtime/catalog")} */
  const { parseEntry } = await loadSource("runtime/catalog.ts");
  /** @type {typeof import("../src/workers/engine/catalog")} */
  const { weightsHash: hashOf } = await loadSource("workers/engine/catalog.ts");
  /** @type {typeof import("../src/agent/prompt-file")} */
  const { promptFile } = await loadSource("agent/prompt-file.ts");
  /** @type {typeof import("../src/bench/calibrate")} */
  const { fitClaims } = await loadSource("bench/calibrate.ts");
  /** @type {typeof import("../src/library/votes")} */
  const { votesOf } = await loadSource("library/votes.ts");
  const { calibration: _before, ...json } = JSON.parse(readFileSync(path, "utf8"));
  const entry = parseEntry(json);
  if (entry.kind !== "vlm") throw new BadInput(`--model ${model}: it answers nothing; name a language model`);
  const other = rows.flatMap(({ trace }) => trace.find((event) => event.type === "study-start") ?? []);
  const wrong = other.find((start) => start.model !== model);
  if (wrong !== undefined) throw new BadInput(`the episodes are of ${wrong.model}, wanted ${model}; name its own`);

  const fits = fitClaims(rows, promptFile(entry.prompt).answer, votesOf);
  console.log(printFits(fits));
  if (fits.length === 0)
    throw new BadInput("found too few claims of any attribute to fit; run the eval on more pieces");
  const claims = Object.fromEntries(
    fits.map(({ attribute, n, weights: fitted }) => {
      const [bias = 0, own = 0, vote = 0] = fitted.map(rounded);
      return [attribute, { bias, model: own, vote, n }];
    }),
  );
  const calibration = { set: `${set} ${String(sha256).slice(0, 8)}`, weights: await hashOf(entry), claims };
  if (write) writeFileSync(path, jsonText({ ...json, calibration }));
}

/** @param {string} folder */
async function readEpisodes(folder) {
  for (const name of ["episodes.jsonl", "summary.json"]) {
    mustBeFile(join(folder, name), "name a folder that npm run eval -- --out has written");
  }
  const { settings: head } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"));
  mustBeNoTest(head.sha256, folder);
  /** @type {typeof import("../src/bench/episode-row")} */
  const { parseEpisodeRow } = await loadSource("bench/episode-row.ts");
  const lines = readFileSync(join(folder, "episodes.jsonl"), "utf8").split("\n");
  const rows = lines.flatMap((line, i) =>
    line.trim() === "" ? [] : parseEpisodeRow(line, `${folder}/episodes.jsonl, line ${i + 1}`),
  );
  if (rows.length === 0) throw new BadInput(`${folder}: found no episode; run the eval first`);
  return { rows, head };
}

/**
 * @param {string} sha256 of the set
 * @param {string} name
 */
function mustBeNoTest(sha256, name) {
  const test = readFileSync(join(root, "tests/sets/studio/specimens.jsonl"));
  if (createHash("sha256").update(test).digest("hex") !== sha256) return;
  throw new BadInput(`${name}: found the test set, wanted pieces that nothing is tested on; name another set`);
}

/** @param {readonly Fit[]} fits */
function printFits(fits) {
  const rows = fits.map(({ attribute, n, right, raw, fitted, weights }) => [
    attribute,
    String(n),
    `${((100 * right) / n).toFixed(1)} %`,
    raw.ece.toFixed(3),
    fitted.ece.toFixed(3),
    raw.brier.toFixed(3),
    fitted.brier.toFixed(3),
    weights.map((weight) => weight.toFixed(2)).join(" "),
  ]);
  return textTable([["attribute", "n", "right", "ECE", "after", "Brier", "after", "weights"], ...rows]);
}

/** @param {object} value */
function jsonText(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** @param {number} value */
function rounded(value) {
  return Number(value.toFixed(4));
}
