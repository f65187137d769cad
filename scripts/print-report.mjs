/** Writes what a run of questions came to beside the published rows. Counts nothing. */
import { loadSource } from "./load-source.mjs";
import { textTable } from "./text-table.mjs";

/** @param {import("../src/domain/bench-report").RunReport} report */
export async function printReport(report) {
  const { run, statuses, strict, tools, spent } = report;
  /** @type {typeof import("../src/bench/export/score-table")} */
  const { percent, scoreTable, span } = await loadSource("bench/export/score-table.ts");
  /** @type {typeof import("../src/bench/export/words")} */
  const { REPORT_WORDS } = await loadSource("bench/export/words.ts");
  const words = REPORT_WORDS.en;
  const { types, ours, published } = scoreTable(report);
  const heading = ["percent", ...types.map((type) => words.types[type]), words.average];
  const rows = ours.flatMap(({ name, estimates }) => [
    [name, ...estimates.map((each) => (each === null ? "–" : percent(each.value)))],
    ["  95 %", ...estimates.map((each) => (each === null ? "" : span(each)))],
  ]);
  const theirs = published.map(({ model, values, average }) => [
    model,
    ...values.map((value) => value?.toFixed(1) ?? "–"),
    average.toFixed(1),
  ]);
  const data = run.set.kind === "ciqi-bench" ? "as published" : `as published, on other data than ${run.set.name}`;
  const counts = Object.entries(statuses).map(([status, count]) => `${count} ${status}`);
  const unparsed = strict === null ? [] : [`${strict.unparsed} answers name no option`];
  return [
    `${textTable([heading, ...rows, heading.map(() => ""), ...theirs])}\n(${data})`,
    [
      [`${report.rows} rows`, ...counts, ...unparsed].join(", "),
      ...tools.map(({ tool, used, calls }) => `used ${tool} in ${percent(used.value)} % of the rows, ${calls} calls`),
      `median row: ${spent.seconds?.median.toFixed(1) ?? "–"} s, ${spent.tokens?.median ?? "–"} tokens`,
    ].join("\n"),
  ].join("\n\n");
}
