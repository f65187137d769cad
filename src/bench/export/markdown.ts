/** The table beside the published rows, for a README or a draft. */
import type { RunReport } from "../../domain/bench-report";
import { aboutRun, percent, reportWords, scoreTable, span } from "./score-table";

export function markdownOf(report: RunReport): string {
  const words = reportWords(report);
  const { types, ours, published } = scoreTable(report);
  const heading = [words.model, ...types.map((type) => words.types[type]), words.average];
  const rows = [
    ...ours.map(({ name, estimates }) => [
      `**${cell(report.run.settings.model)}**, ${name}`,
      ...estimates.map((each) => (each === null ? "–" : `${percent(each.value)} (${span(each)})`)),
    ]),
    ...published.map(({ model, values, average }) => [
      cell(model),
      ...values.map((value) => value?.toFixed(1) ?? "–"),
      average.toFixed(1),
    ]),
  ];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `## ${cell(report.run.name)}`,
    aboutRun(report, words)
      .map(([name, value]) => `- ${name}: ${cell(value)}`)
      .join("\n"),
    [line(heading), line(heading.map((_, i) => (i === 0 ? ":--" : "--:"))), ...rows.map(line)].join("\n"),
    words.intervals,
    ...(report.run.set.kind === "ciqi-bench" ? [] : [words.other(cell(report.run.set.name))]),
    "",
  ].join("\n\n");
}

/** Names come from people and files: none makes a cell, a line, a link or a tag. */
function cell(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/[\\`*_[\]<>|#&]/gu, "\\$&");
}
