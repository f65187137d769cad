/** Writes what a run of questions came to beside the published rows. Counts nothing. */
import { loadSource } from "./load-source.mjs";
import { textTable } from "./text-table.mjs";

/** @typedef {import("../src/domain/bench-report").RunReport} RunReport */
/** @typedef {{ value: number, low: number, high: number }} Estimate */

const HEADINGS = {
  dynasty: "Dynasty",
  emperor: "Reign",
  kiln: "Kiln",
  color: "Color",
  pattern: "Motif",
  shape: "Shape",
  overall: "Naming",
};

/** @param {RunReport} report */
export async function printReport(report) {
  const { run, statuses, strict, compat, scored, freeForm, tools, spent } = report;
  /** @type {typeof import("../src/domain/published")} */
  const { PUBLISHED_CHOICE, PUBLISHED_FREE_FORM } = await loadSource("domain/published.ts");
  const words = freeForm !== null;
  const types = Object.keys(HEADINGS).filter((type) => !words || type !== "overall");
  const ours = [
    ...ourRows("strict", strict, types),
    ...ourRows("ciqi-compat", compat, types),
    ...ourRows("probabilities", scored, types),
    ...ourRows("credit", freeForm, types),
  ];
  const theirs = (words ? PUBLISHED_FREE_FORM : PUBLISHED_CHOICE).map(({ model, values, average }) => [
    model,
    ...values.map((value) => (value === null ? "–" : value.toFixed(1))),
    average.toFixed(1),
  ]);
  const heading = ["percent", ...types.map((type) => HEADINGS[type]), "Average"];
  const other =
    run.set.kind === "ciqi-bench"
      ? "CiQi-Bench, as published"
      : `CiQi-Bench, as published: other data than ${run.set.name}`;
  const blank = heading.map(() => "");
  const unparsed = strict === null ? [] : [`${strict.unparsed} answers name no option`];
  const counts = Object.entries(statuses).map(([status, count]) => `${count} ${status}`);
  return [
    textTable([heading, ...ours, blank, [other, ...blank.slice(1)], ...theirs]),
    [`${report.rows} rows`, ...counts, ...unparsed].join(", "),
    ...tools.map(({ tool, used, calls }) => `used ${tool}: ${percent(used.value)} % of the rows, ${calls} calls`),
    spentLine(spent),
  ].join("\n\n");
}

/**
 * A row of values and one of their 95 % intervals; nothing of a marking that does not apply.
 * @param {string} name
 * @param {{ types: Record<string, Estimate>, average: Estimate | null } | null} scores
 * @param {string[]} types
 */
function ourRows(name, scores, types) {
  if (scores === null) return [];
  const all = [...types.map((type) => scores.types[type] ?? null), scores.average];
  return [
    [name, ...all.map((each) => (each === null ? "–" : percent(each.value)))],
    ["  95 %", ...all.map((each) => (each === null ? "" : `${percent(each.low)}–${percent(each.high)}`))],
  ];
}

/** @param {RunReport["spent"]} spent */
function spentLine({ seconds, tokens }) {
  return `median row: ${seconds?.median.toFixed(1) ?? "–"} s, ${tokens?.median ?? "–"} tokens`;
}

/** @param {number} share */
function percent(share) {
  return (100 * share).toFixed(1);
}
