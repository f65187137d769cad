/**
 * Measures the speed of the model runtime and of search against rivals, both in one run in Chromium; a row that falls short of what is
 * wanted is marked.
 *
 *     npm run bench                       every bench
 *     npm run bench -- turns              time to the first token at turns 1 to 8, against prefilling everything anew
 *     npm run bench -- decode --json      tokens a second, against transformers.js' generate()
 *     npm run bench -- embed              pictures embedded a second, against onnxruntime-node
 *     npm run bench -- pieces             what holds the page up longest over ten thousand pieces, against 100 ms
 *     npm run bench -- page               the page's longest task and slowest interaction while a study runs
 *     npm run bench -- harness            a question of a benchmark run, against the same episode by itself
 *     npm run bench -- report             a results file of 5,425 rows opened, reported on and filtered, against 1 s
 *     npm run bench -- search             every bench whose name begins so; --quick with fewer vectors, --large with more
 *
 * With --json, a line a bench: {name, commit, rows: [{what, ours, rival, unit, ratio, wanted}]}.
 */
import { BadInput, command, readLine } from "./command-line.mjs";
import { runEmbedBench } from "./embed-bench.mjs";
import { runHarnessBench } from "./harness-bench.mjs";
import { runPageBench } from "./page-bench.mjs";
import { runPiecesBench } from "./pieces-bench.mjs";
import { runReportBench } from "./report-bench.mjs";
import { runSpeedBench, speedBenches } from "./speed-bench.mjs";
import { textTable } from "./text-table.mjs";

/** @type {Record<string, { type: "boolean" }>} */
const sizes = { quick: { type: "boolean" }, large: { type: "boolean" } };
/** Those that are more than a page. */
const others = {
  embed: runEmbedBench,
  pieces: runPiecesBench,
  page: runPageBench,
  harness: runHarnessBench,
  report: runReportBench,
};
const benches = [...speedBenches, ...Object.keys(others)];
const usage = `npm run bench -- [${benches.join("|")}] [--quick] [--large] [--json]`;

await command(async () => {
  const { values, positionals } = readLine({ json: { type: "boolean" }, ...sizes }, usage);
  const meant = (name) => benches.filter((bench) => bench === name || bench.startsWith(`${name}-`));
  const unknown = positionals.find((name) => meant(name).length === 0);
  if (unknown !== undefined) throw new BadInput(`there is no bench ${JSON.stringify(unknown)}; wanted ${usage}`);
  const size = { quick: values["quick"] === true, large: values["large"] === true };
  for (const name of positionals.length > 0 ? positionals.flatMap(meant) : benches) {
    const result = await (others[name]?.(size) ?? runSpeedBench(name, size));
    console.log(values["json"] === true ? JSON.stringify(result) : `${print(result)}\n`);
  }
  return 0;
});

function print({ name, commit, rows }) {
  const heading = ["", "ours", "rival", "", "ratio", "wanted", ""];
  const lines = rows.map(({ what, ours, rival, unit, ratio, wanted }) => [
    what,
    String(ours),
    String(rival),
    unit,
    `${ratio}x`,
    wanted === null ? "" : `${wanted}x`,
    wanted !== null && ratio < wanted ? "FALLS SHORT" : "",
  ]);
  return `${name} at ${commit}\n${textTable([heading, ...lines])}`;
}
