/** Asks the questions of a set and marks the answers: a run of `npm run eval` that goes on wherever it was cut off. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { BadInput } from "./command-line.mjs";
import { openHeadless } from "./headless.mjs";
import { loadSource } from "./load-source.mjs";
import { openRunFolder } from "./run-folder.mjs";
import { weightsHash } from "./weights-hash.mjs";
import { writeReport } from "./write-report.mjs";

/** @typedef {import("../src/domain/bench").RunSummary} RunSummary */
/** @typedef {import("../src/domain/bench").RowResult} RowResult */

/** @typedef {ReturnType<typeof openRunFolder<RowResult, Omit<RowResult, "trace">>>} RunFolder */

/**
 * @typedef {object} Asked
 * @property {import("./question-source.mjs").QuestionSource} source
 * @property {import("../src/domain/bench").Protocol} protocol
 * @property {import("../src/domain/bench").RowFilter} filter
 * @property {string | undefined} out
 * @property {import("../src/domain/bench").RunSettings["lang"]} lang
 * @property {import("../src/domain/events").ToolName[]} tools
 * @property {"wasm" | "webgpu"} backend
 */

/**
 * Prints the report; rejects with BadInput for what cannot be used.
 * @param {Asked} asked
 */
export async function evalQuestions(asked) {
  const { source, out, ...terms } = asked;
  const { name: set, sha256 } = source;
  /** @type {typeof import("../src/bench/result-row")} */
  const { parseResultRow, parseRun } = await loadSource("bench/result-row.ts");
  const settings = { set, sha256, ...terms, weights: weightsHash() };
  const folder = openRunFolder(out, { settings, head: "run.json", parse: parseResultRow, keep: withoutTrace });
  const parsed = (/** @type {unknown} */ run) => parseRun(run, join(out ?? "", "run.json"));
  const begun = folder.said["run"] === undefined ? null : parsed(folder.said["run"]);
  // Parsed either way: what is written of it has one order, whether it comes from the browser or from the folder.
  const run = begun?.status === "done" ? begun : parsed(await work(asked, begun, folder));
  if (folder.rows.length !== run.total) {
    throw new BadInput(`${out}: found ${folder.rows.length} rows of a run that had ${run.total}; name another folder`);
  }
  // Chromium may be writing its last words yet.
  if (out !== undefined) rmSync(profileIn(out), { recursive: true, force: true, maxRetries: 10 });
  await writeReport(run, folder);
}

/** @param {string} out */
function profileIn(out) {
  return join(out, "browser");
}

/** @param {RowResult} result */
function withoutTrace({ trace: _trace, ...row }) {
  return row;
}

/**
 * Works through what is left in a browser whose storage lies in the run's folder: it has every row that was finished,
 * whichever of us was killed.
 * @param {Asked} asked
 * @param {RunSummary | null} begun
 * @param {RunFolder} folder
 * @returns {Promise<RunSummary>}
 */
async function work(asked, begun, folder) {
  const { backend, out } = asked;
  const door = await openHeadless({ backend, ...(out !== undefined && { profile: profileIn(out) }) });
  /** @type {RunSummary | undefined} */
  let run;
  try {
    const { id, total } =
      begun === null ? await begin(asked, door.bench, folder) : await found(begun, door.bench, asked);
    const { fallback } = await door.load();
    if (fallback !== undefined) throw new BadInput(`not on ${backend}: ${fallback}`);
    const fetch = fetching(door.bench, id, folder);
    for (let before = -1; run === undefined;) {
      try {
        run = await door.bench.work(id, ({ done }) => void fetch(done, total).catch(() => undefined));
      } catch (error) {
        await fetch(0, total).catch(() => undefined);
        if (!deviceFailed(error) || folder.rows.length === before) throw error;
        before = folder.rows.length;
        console.error(`${error instanceof Error ? error.message : error}; going on in a fresh engine`);
      }
    }
    await fetch(total, total);
  } finally {
    await door.close();
  }
  folder.say({ run });
  return run;
}

/**
 * @param {Asked} asked
 * @param {import("./headless-bench.mjs").BenchDoor} bench
 * @param {RunFolder} folder
 */
async function begin({ source, protocol, tools, lang, filter, backend }, bench, folder) {
  const set = await bench.readSet(source);
  console.error(`${set.name}: ${set.rows} questions over ${set.specimens} pieces, ${set.refused} rows left out`);
  for (const { line, message } of set.problems.slice(0, MOST_PROBLEMS)) console.error(`  line ${line}: ${message}`);
  const more = set.problems.length - MOST_PROBLEMS;
  if (more > 0) console.error(`  and ${more} more`);
  const settings = { protocol, tools, lang, filter, backend };
  const run = await bench.createRun(set.id, `${set.name}, ${protocol}`, settings);
  folder.say({ run });
  return run;
}

const MOST_PROBLEMS = 5;

async function found(begun, bench, { out }) {
  const run = await bench.findRun(begun.id);
  if (run !== null) return run;
  throw new BadInput(`${profileIn(out ?? "")}: found nothing of the run that was begun; name another folder`);
}

/**
 * Brings rows from the browser into the folder, each once and in order, up to `done` of them.
 * @param {import("./headless-bench.mjs").BenchDoor} bench
 * @param {string} runId
 * @param {RunFolder} folder
 */
function fetching(bench, runId, folder) {
  let tail = Promise.resolve();
  return (/** @type {number} */ done, /** @type {number} */ total) => {
    tail = tail.then(async () => {
      while (folder.rows.length < done) {
        const result = await bench.result(runId, folder.rows.length);
        folder.append(result);
        const { row, status, prediction, seconds } = result;
        const said = prediction === null ? "" : ` ${JSON.stringify(prediction.trim().slice(0, 40))}`;
        console.error(`${folder.rows.length}/${total} ${row.id} ${status}${said} ${seconds.toFixed(1)} s`);
      }
    });
    return tail;
  };
}

/** The row is kept as an error, and a fresh worker goes on behind it. */
function deviceFailed(error) {
  return error instanceof Error && "code" in error && ["session-failed", "worker-died"].includes(String(error.code));
}
