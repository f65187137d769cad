/** Marks a run's results, prints its table and keeps the files of it in the run's folder. Asks no model. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { loadSource } from "./load-source.mjs";
import { printReport } from "./print-report.mjs";

const catalog = resolve(import.meta.dirname, "../models/catalog");
const allRows = { types: null, limit: null, seed: null };

/**
 * @param {import("../src/domain/bench").RunSummary} run
 * @param {import("./eval-questions.mjs").RunFolder} folder
 */
export async function writeReport(run, folder) {
  /** @type {typeof import("../src/bench/report/run-report")} */
  const { runReport } = await loadSource("bench/report/run-report.ts");
  /** @type {typeof import("../src/bench/report/marked-row")} */
  const { markRow } = await loadSource("bench/report/marked-row.ts");
  const rows = folder.rows.map((result) => markRow(result, run.settings.protocol));
  const report = runReport({ run, rows }, allRows, null);

  /** @type {typeof import("../src/bench/results-file/summary-file")} */
  const { SummaryFile } = await loadSource("bench/results-file/summary-file.ts");
  const summary = new SummaryFile(run);
  for (const result of folder.rows) summary.add(result);
  /** @type {typeof import("../src/bench/export/markdown")} */
  const { markdownOf } = await loadSource("bench/export/markdown.ts");
  folder.write("summary.json", [summary.text()]);
  folder.write("report.md", [markdownOf(report)]);
  folder.write("results-test.jsonl", await resultLines(run, folder));
  console.log(await printReport(report));
}

/**
 * As the reference evaluator writes them, so that its judge can go on from there.
 * @param {import("../src/domain/bench").RunSummary} run
 * @param {import("./eval-questions.mjs").RunFolder} folder
 */
async function resultLines(run, folder) {
  /** @type {typeof import("../src/bench/results-file/record")} */
  const { resultLine } = await loadSource("bench/results-file/record.ts");
  /** @type {typeof import("../src/agent/prompt-file")} */
  const { promptFile } = await loadSource("agent/prompt-file.ts");
  const entry = JSON.parse(readFileSync(resolve(catalog, `${run.settings.model}.json`), "utf8"));
  const terms = { run, prompt: promptFile(entry.prompt) };
  return (function* () {
    for (const result of folder.written()) yield resultLine(result, terms);
  })();
}
