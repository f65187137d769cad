/**
 * Fits how far similar pieces' votes, and a model's claims, can be trusted, on episodes of a labelled set that
 * `npm run eval -- --set DEV --out DIR` has kept, and writes the curves where the app reads them. Never on the test set.
 * Exit 0 when they are written, 2 for input that cannot be used, 1 for anything else.
 *
 *     npm run calibrate -- votes --episodes DIR [--set "what the set is"]
 *     npm run calibrate -- --episodes DIR [--model ciqi-nano] [--set "what the set is"] [--dry]
 *
 * The first writes src/library/votes.json, the second `calibration` of models/catalog/<model>.json. Votes come first:
 * claims are fitted with them. ECE and Brier score are those of pieces that were held out, ten parts.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { BadInput, command, mustBeFile, readLine } from "./command-line.mjs";
import { loadSource } from "./load-source.mjs";
import { textTable } from "./text-table.mjs";
import { weightsHash } from "./weights-hash.mjs";

/** @typedef {import("../src/bench/calibrate").Fit} Fit */
/** @typedef {import("../src/bench/episode-row").EpisodeRow} EpisodeRow */

const root = resolve(import.meta.dirname, "..");
const usage = 'npm run calibrate -- [votes] --episodes DIR [--model ciqi-nano] [--set "what the set is"] [--dry]';
const options = Object.fromEntries(
  ["episodes", "model", "set"].map((name) => [name, /** @type {const} */ ({ type: "string" })]),
);

await command(async () => {
  const { values, positionals } = readLine({ ...options, dry: { type: "boolean" } }, usage);
  const { episodes, model = "ciqi-nano", set: words } = /** @type {Record<string, string | undefined>} */ (values);
  const [what = "claims", ...rest] = positionals;
  if (rest.length > 0 || (what !== "claims" && what !== "votes")) {
    throw new BadInput(`found ${JSON.stringify(positionals.join(" "))}; wanted ${usage}`);
  }
  if (episodes === undefined) throw new BadInput(`found no --episodes; wanted ${usage}`);
  const { rows, set, head } = await readEpisodes(episodes);
  const named = { set: words ?? set, sha256: head.sha256, episodes: rows.length };
  const write = values["dry"] !== true;
  if (what === "votes") await calibrateVotes(rows, named, write);
  else await calibrateClaims(rows, named, model, head.weights, write);
  return 0;
});

/**
 * @param {EpisodeRow[]} rows
 * @param {{ set: string, sha256: string, episodes: number }} named
 * @param {boolean} write
 */
async function calibrateVotes(rows, named, write) {
  /** @type {typeof import("../src/bench/calibrate")} */
  const { fitVotes } = await loadSource("bench/calibrate.ts");
  /** @type {typeof import("../src/library/votes")} */
  const { shares } = await loadSource("library/votes.ts");
  const { reach, fits } = fitVotes(rows, shares);
  const path = join(root, "src/library/votes.json");
  const { curves: before } = JSON.parse(readFileSync(path, "utf8"));
  const curves = { ...before };
  for (const fit of fits) {
    const [bias = 0, slope = 0] = fit.weights.map(rounded);
    curves[fit.attribute] = { bias, slope, n: fit.n, ece: rounded(fit.fitted.ece), eceOfShare: rounded(fit.raw.ece) };
  }
  console.log(`reach ${reach}\n${printFits(fits)}`);
  if (write) writeFileSync(path, `${JSON.stringify({ ...named, reach, curves }, null, 2)}\n`);
}

/**
 * @param {EpisodeRow[]} rows
 * @param {{ set: string, sha256: string, episodes: number }} named
 * @param {string} model
 * @param {string} weights those that the episodes were of
 * @param {boolean} write
 */
async function calibrateClaims(rows, named, model, weights, write) {
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
  const calibration = { set: named.set, weights: await hashOf(entry), claims };
  if (write) writeFileSync(path, `${JSON.stringify({ ...json, calibration }, null, 2)}\n`);
}

/** @param {string} folder */
async function readEpisodes(folder) {
  for (const name of ["episodes.jsonl", "summary.json"]) {
    mustBeFile(join(folder, name), "name a folder that npm run eval -- --out has written");
  }
  const { settings: head } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"));
  const test = readFileSync(join(root, "tests/sets/studio/specimens.jsonl"));
  if (createHash("sha256").update(test).digest("hex") === head.sha256) {
    throw new BadInput(`${folder}: found episodes of the test set, wanted those of another; run the eval on a dev set`);
  }
  /** @type {typeof import("../src/bench/episode-row")} */
  const { parseEpisodeRow } = await loadSource("bench/episode-row.ts");
  const lines = readFileSync(join(folder, "episodes.jsonl"), "utf8").split("\n");
  const rows = lines.flatMap((line, i) =>
    line.trim() === "" ? [] : parseEpisodeRow(line, `${folder}/episodes.jsonl, line ${i + 1}`),
  );
  if (rows.length === 0) throw new BadInput(`${folder}: found no episode; run the eval first`);
  return { rows, head, set: String(head.set) };
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

/** @param {number} value */
function rounded(value) {
  return Number(value.toFixed(4));
}
