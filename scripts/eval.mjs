/**
 * Studies every piece of a labelled set with the built app and counts what was named rightly.
 * Exit 0 when the set is through, 2 for input that cannot be used, 1 for anything else.
 *
 *     npm run eval -- --set studio [--limit 10] [--out DIR] [--lang en|zh] [--tools all|none|zoom|image|text]
 *                     [--backend wasm|webgpu]
 *     npm run eval -- --set PATH/specimens.jsonl [--images DIR]
 *
 * With --out, DIR holds a row an episode and the summary, and a run that was cut off goes on where it stopped.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { BadInput, command, mustBeFile, readLine, readStudyOptions, studyOptions } from "./command-line.mjs";
import { openEpisodeLog } from "./episode-log.mjs";
import { openHeadless } from "./headless.mjs";
import { loadSource } from "./load-source.mjs";
import { printScores } from "./print-scores.mjs";
import { weightsHash } from "./weights-hash.mjs";

const usage = "npm run eval -- --set studio|FILE [--images --limit --out --lang --tools --backend]";
/** Held-out pieces of the studio that no model was trained on. */
const studioSet = resolve(import.meta.dirname, "../tests/sets/studio/specimens.jsonl");

await command(async () => {
  const { values, positionals } = readLine(
    {
      ...studyOptions,
      set: { type: "string" },
      images: { type: "string" },
      limit: { type: "string" },
      out: { type: "string" },
    },
    usage,
  );
  if (positionals.length > 0) throw new BadInput(`found ${JSON.stringify(positionals[0])}; wanted ${usage}`);
  const { lang, tools, backend } = readStudyOptions(values);
  const { pieces, ...set } = await readSet(values);
  const settings = { ...set, lang, tools, backend, weights: weightsHash() };
  const log = await openEpisodeLog(values.out, settings);

  const done = new Set(log.rows.map(({ id }) => id));
  const missing = pieces.filter(({ id }) => !done.has(id));
  if (missing.length > 0) await studyAll(missing, { lang, tools, backend }, log);

  /** @type {typeof import("../src/bench/summary")} */
  const { summarise } = await loadSource("bench/summary.ts");
  const wanted = new Set(pieces.map(({ id }) => id));
  const summary = summarise(log.rows.filter(({ id }) => wanted.has(id)));
  log.finish(summary);
  console.log(printScores(summary));
  return 0;
});

/**
 * One episode after the other over one loaded model. An episode that the engine could not end is no row: it ends the run.
 * @param {import("../src/bench/specimens").LabelledPiece[]} pieces
 * @param {ReturnType<typeof readStudyOptions>} options
 * @param {Awaited<ReturnType<typeof openEpisodeLog>>} log
 */
async function studyAll(pieces, { lang, tools, backend }, log) {
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
      log.append(episodeRow(piece, events));
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
 * @param {{ set?: string | undefined, images?: string | undefined, limit?: string | undefined }} values
 */
async function readSet({ set, images, limit }) {
  if (set === undefined) throw new BadInput(`found no --set; wanted ${usage}`);
  const file = set === "studio" ? studioSet : set;
  mustBeFile(file, "wanted studio or a specimens.jsonl");
  const text = readFileSync(file, "utf8");
  /** @type {typeof import("../src/bench/specimens")} */
  const { parseSpecimens } = await loadSource("bench/specimens.ts");
  const folder = images ?? dirname(file);
  const pieces = parseSpecimens(text, set)
    .slice(0, readLimit(limit))
    .map((piece) => ({ ...piece, files: piece.files.map((path) => join(folder, path)) }));
  for (const path of pieces.flatMap(({ files }) => files)) mustBeFile(path, "say where the pictures are with --images");
  return { pieces, set: basename(set), sha256: createHash("sha256").update(text).digest("hex") };
}

function readLimit(value) {
  if (value === undefined) return Infinity;
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new BadInput(`--limit is ${JSON.stringify(value)}; wanted a whole number above 0`);
}
