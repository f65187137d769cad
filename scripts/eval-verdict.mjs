/** Studies every piece of a labelled set and counts what was named rightly: a run of `npm run eval` with verdicts. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { BadInput, mustBeFile } from "./command-line.mjs";
import { openHeadless } from "./headless.mjs";
import { loadSource } from "./load-source.mjs";
import { printScores } from "./print-scores.mjs";
import { openRunFolder } from "./run-folder.mjs";
import { weightsHash } from "./weights-hash.mjs";

/**
 * @typedef {object} Asked
 * @property {string} file the set's specimens.jsonl
 * @property {string} name what the set is called
 * @property {string | undefined} images where its pictures are; undefined: beside the file
 * @property {number | null} limit the first so many pieces
 * @property {string | undefined} out
 * @property {import("../src/domain/attribute").Lang} lang
 * @property {import("../src/domain/events").ToolName[]} tools
 * @property {"wasm" | "webgpu"} backend
 */

/**
 * Prints the scores; rejects with BadInput for what cannot be used.
 * @param {Asked} asked
 */
export async function evalVerdicts({ out, ...asked }) {
  const { lang, tools, backend } = asked;
  const { pieces, ...set } = await readSet(asked);
  const settings = { ...set, lang, tools, backend, weights: weightsHash() };
  /** @type {typeof import("../src/bench/episode-row")} */
  const { parseEpisodeRow } = await loadSource("bench/episode-row.ts");
  const folder = openRunFolder(out, { settings, head: "summary.json", parse: parseEpisodeRow, keep: (row) => row });

  const done = new Set(folder.rows.map(({ id }) => id));
  const missing = pieces.filter(({ id }) => !done.has(id));
  if (missing.length > 0) await studyAll(missing, { lang, tools, backend }, folder);

  /** @type {typeof import("../src/bench/summary")} */
  const { summarise } = await loadSource("bench/summary.ts");
  const wanted = new Set(pieces.map(({ id }) => id));
  const summary = summarise(folder.rows.filter(({ id }) => wanted.has(id)));
  folder.say(summary);
  console.log(printScores(summary));
}

/**
 * One episode after the other over one loaded model. An episode that the engine could not end is no row: it ends the run.
 * @param {import("../src/bench/specimens").LabelledPiece[]} pieces
 * @param {Pick<Asked, "lang" | "tools" | "backend">} options
 * @param {{ append(row: import("../src/bench/episode-row").EpisodeRow): void }} folder
 */
async function studyAll(pieces, { lang, tools, backend }, folder) {
  /** @type {typeof import("../src/bench/episode")} */
  const { readEpisode } = await loadSource("bench/episode.ts");
  /** @type {typeof import("../src/bench/episode-row")} */
  const { episodeRow } = await loadSource("bench/episode-row.ts");
  const door = await openHeadless({ backend });
  try {
    const { fallback } = await door.load();
    if (fallback !== undefined) throw new BadInput(`not on ${backend}: ${fallback}`);
    for (const [index, piece] of pieces.entries()) {
      await door.choose(piece.files);
      const { events, failure } = await door.study({ question: "", lang, tools });
      if (failure !== null) throw new Error(`study ${piece.id}: ${failure}`);
      folder.append(episodeRow(piece, events));
      const { stop, turns, seconds } = readEpisode(events);
      const end = `${stop?.reason} after ${turns} turns, ${seconds?.toFixed(1)} s`;
      console.error(`${index + 1}/${pieces.length} ${piece.id} ${end}`);
    }
  } finally {
    await door.close();
  }
}

/**
 * The set's pieces with their pictures found, and what tells this set from another.
 * @param {Pick<Asked, "file" | "name" | "images" | "limit">} asked
 */
export async function readSet({ file, name, images, limit }) {
  const text = readFileSync(file, "utf8");
  /** @type {typeof import("../src/bench/specimens")} */
  const { parseSpecimens } = await loadSource("bench/specimens.ts");
  const folder = images ?? dirname(file);
  const pieces = parseSpecimens(text, name)
    .slice(0, limit ?? Infinity)
    .map((piece) => ({ ...piece, files: piece.files.map((path) => join(folder, path)) }));
  for (const path of pieces.flatMap(({ files }) => files)) mustBeFile(path, "say where the pictures are with --images");
  return { pieces, set: basename(name), sha256: createHash("sha256").update(text).digest("hex") };
}
