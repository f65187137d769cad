/** Marks a run's results, prints its table and keeps the files of it in the run's folder. Asks no model. */
import { loadSource } from "./load-source.mjs";
import { printReport } from "./print-report.mjs";

/**
 * @param {import("../src/domain/bench").RunSummary} run
 * @param {ReturnType<typeof import("./run-folder.mjs").openRunFolder<import("../src/domain/bench").RowResult>>} folder
 */
export async function writeReport(run, folder) {
  /** @type {typeof import("../src/bench/report/run-report")} */
  const { runReport } = await loadSource("bench/report/run-report.ts");
  /** @type {typeof import("../src/bench/report/marked-row")} */
  const { markRow } = await loadSource("bench/report/marked-row.ts");
  const rows = folder.rows.map((result) => markRow(result, run.settings.protocol));
  const all = { types: null, limit: null, seed: null };
  const report = runReport({ run, rows }, all, null);
  console.log(await printReport(report));
}
