/** The sections of a report as a page: each a heading, a chart where there is one, and a table that says all of it. */
import type { QuestionType } from "../../domain/bench";
import {
  type Confidence,
  type Confusion,
  type Mean,
  NOTHING_NAMED,
  type Rate,
  type RunReport,
} from "../../domain/bench-report";
import { label as labelOfTerm } from "../../domain/vocabulary";
import { type Bar, intervalChart, squareChart } from "./charts";
import { type Content, type Markup, markup } from "./markup";
import { percent, scoreTable, span } from "./score-table";
import type { ReportWords } from "./words";

const MOST_PAIRS = 10;

/** The first cell of a row names it. */
export function table(heading: readonly string[], rows: readonly (readonly Content[])[]): Markup {
  return markup`<table><thead><tr>${heading.map((cell) => markup`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
    ([name, ...cells]) =>
      markup`<tr><th scope="row">${name ?? ""}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
}

function section(heading: string, ...content: readonly Content[]): Markup {
  return markup`<section><h2>${heading}</h2>${content}</section>`;
}

export function headline(report: RunReport, words: ReportWords): Markup {
  const { types, ours, published } = scoreTable(report);
  const heading = [words.model, ...types.map((type) => words.types[type]), words.average];
  const blank = heading.slice(1).map(() => "");
  const rows = [
    ...ours.map(({ name, estimates }): Content[] => [
      `${report.run.settings.model}, ${name}`,
      ...estimates.map((each) =>
        each === null ? "–" : markup`<strong>${percent(each.value)}</strong> <small>${span(each)}</small>`,
      ),
    ]),
    [markup`<em>${words.published}</em>`, ...blank],
    ...published.map(({ model, values, average }) => [
      model,
      ...values.map((value) => value?.toFixed(1) ?? "–"),
      average.toFixed(1),
    ]),
  ];
  const other =
    report.run.set.kind === "ciqi-bench" ? "" : markup`<p class="other">${words.other(report.run.set.name)}</p>`;
  return markup`${other}${table(heading, rows)}<p>${words.intervals}</p>`;
}

/** The chart is of the run's own marking: options by probability, letters by the strict reading, words by credit. */
export function byType(report: RunReport, words: ReportWords): Markup {
  const scores: Partial<Record<QuestionType, Rate | Mean>> =
    (report.scored ?? report.strict ?? report.freeForm)?.types ?? {};
  const { types } = scoreTable(report);
  const bars = types.flatMap((type): (Bar & { n: number })[] => {
    const score = scores[type];
    return score === undefined ? [] : [{ name: words.types[type], ...score }];
  });
  const rows = bars.map((bar) => [bar.name, bar.n, percent(bar.value), span(bar)]);
  const heading = ["", words.questions, words.right, words.interval];
  return section(words.byType, intervalChart(words.byType, bars), table(heading, rows));
}

export function ended({ statuses, strict, scored }: RunReport, words: ReportWords): Markup {
  const counts = Object.entries(words.statuses).flatMap(([status, name]) => {
    const count = statuses[status as keyof typeof statuses]; // the words have every status
    return count === undefined ? [] : [[name, count]];
  });
  const unparsed = (scored ?? strict)?.unparsed ?? 0;
  return section(
    words.ended,
    table(["", words.questions], counts),
    unparsed > 0 ? markup`<p>${words.unparsed(unparsed)}</p>` : "",
  );
}

export function confused({ confusions, run }: RunReport, words: ReportWords): Markup | "" {
  const { heading, truth, answer, count, known, nothing } = words.confused;
  const lang = run.settings.lang === "zh" ? "zh" : "en";
  const nameOf = (label: string) => (label === NOTHING_NAMED ? nothing : labelOfTerm(label, lang));
  const rowOf = (pair: Confusion["worst"][number]) => [
    nameOf(pair.truth),
    nameOf(pair.answer),
    pair.count,
    pair.known ? known : "",
  ];
  const parts = confusions.flatMap(({ type, worst }) =>
    worst.length === 0
      ? []
      : [
          markup`<h3>${words.types[type]}</h3><div class="words">${table([truth, answer, count, ""], worst.slice(0, MOST_PAIRS).map(rowOf))}</div>`,
        ],
  );
  return parts.length === 0 ? "" : section(heading, parts);
}

export function confidence(found: Confidence | null, words: ReportWords): Markup | "" {
  if (found === null) return "";
  const { heading, sure, right, reliability, risk, coverage } = words.confidence;
  const { raw, scaled, riskCoverage, aurc } = found;
  const most = Math.max(...raw.bins.map(({ n }) => n));
  const dots = raw.bins.map((bin) => ({ x: bin.confidence, y: bin.accuracy, size: 3 + 9 * Math.sqrt(bin.n / most) }));
  const curve = riskCoverage.map((point) => ({ x: point.coverage, y: point.risk }));
  const figure = (value: number) => value.toFixed(4);
  const scores = [
    [words.confidence.raw, figure(raw.ece), figure(raw.brier), figure(aurc)],
    ...(scaled === null
      ? []
      : [
          [
            words.temperature(scaled.temperature.toFixed(2), scaled.fittedOn),
            figure(scaled.ece),
            figure(scaled.brier),
            "–",
          ],
        ]),
  ];
  const bins = raw.bins.map((bin) => [span(bin), bin.n, percent(bin.confidence), percent(bin.accuracy)]);
  const tenths = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].flatMap((share) => {
    const point = riskCoverage.find((each) => each.coverage >= share - 1e-9);
    return point === undefined ? [] : [[percent(point.coverage), percent(point.risk)]];
  });
  return section(
    heading,
    table(["", "ECE", "Brier", "AURC"], scores),
    markup`<div class="pair"><figure>${squareChart(reliability, dots, { x: sure, y: right }, true)}<figcaption>${reliability}</figcaption></figure><figure>${squareChart(`${risk}, ${coverage}`, curve, { x: coverage, y: risk })}<figcaption>${risk}</figcaption></figure></div>`,
    table([sure, words.questions, sure, right], bins),
    table([coverage, risk], tenths),
  );
}

export function toolUse({ tools }: RunReport, words: ReportWords): Markup | "" {
  if (tools.length === 0) return "";
  const { heading, tool, used, calls, with: withIt, without, note } = words.tools;
  const share = (rate: { value: number; low: number; high: number; n: number }) =>
    rate.n === 0 ? "–" : `${percent(rate.value)} (${span(rate)})`;
  const rows = tools.map((each) => [
    each.tool,
    share(each.used),
    each.calls,
    share(each.rightWith),
    share(each.rightWithout),
  ]);
  return section(heading, table([tool, used, calls, withIt, without], rows), markup`<p>${note}</p>`);
}

export function spent({ spent: costs }: RunReport, words: ReportWords): Markup | "" {
  const { heading, measure, median, p90, seconds, tokens } = words.spent;
  const rows = [
    ...(costs.seconds === null ? [] : [[seconds, costs.seconds.median.toFixed(1), costs.seconds.p90.toFixed(1)]]),
    ...(costs.tokens === null ? [] : [[tokens, Math.round(costs.tokens.median), Math.round(costs.tokens.p90)]]),
  ];
  if (rows.length === 0) return "";
  const hours = costs.hours === null ? "" : markup`<p>${words.hours(costs.hours.toFixed(2))}</p>`;
  return section(heading, table([measure, median, p90], rows), hours);
}
