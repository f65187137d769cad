/** Our rows and the published ones in the paper's columns; knows no file format. */
import { QUESTION_TYPES, type QuestionType } from "../../domain/bench";
import type { PublishedRow, RunReport } from "../../domain/bench-report";
import { PUBLISHED_CHOICE, PUBLISHED_FREE_FORM } from "../../domain/published";
import { REPORT_WORDS, type ReportWords } from "./words";

/** A share of one with its interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

export interface ScoreTable {
  types: QuestionType[];
  /** In the order of `types`, then the average; null: no such question. */
  ours: { name: string; estimates: (Estimate | null)[] }[];
  published: readonly PublishedRow[];
}

type Scores = { types: Partial<Record<QuestionType, Estimate>>; average: Estimate | null };

export function scoreTable(report: RunReport): ScoreTable {
  const { strict, compat, scored, freeForm, judged } = report;
  const words = reportWords(report);
  const isFreeForm = freeForm !== null;
  const types = QUESTION_TYPES.filter((type) => !isFreeForm || type !== "overall");
  const rows: [string, Scores | null | undefined][] = [
    [words.strict, strict],
    [words.compat, compat],
    [words.scored, scored],
    [words.credit, freeForm],
    [words.judged, judged],
  ];
  return {
    types,
    ours: rows.flatMap(([name, scores]) =>
      scores === null || scores === undefined
        ? []
        : [{ name, estimates: [...types.map((type) => scores.types[type] ?? null), scores.average] }],
    ),
    published: isFreeForm ? PUBLISHED_FREE_FORM : PUBLISHED_CHOICE,
  };
}

/** In the language of the run; English where each question had its own. */
export function reportWords({ run }: RunReport): ReportWords {
  return run.settings.lang === "zh" ? REPORT_WORDS.zh : REPORT_WORDS.en;
}

/** A share of one in percent, as the published tables have it. */
export function percent(share: number): string {
  return (100 * share).toFixed(1);
}

export function span({ low, high }: Pick<Estimate, "low" | "high">): string {
  return `${percent(low)}–${percent(high)}`;
}

/** What a run was, as a list of headings and words. */
export function aboutRun({ run, rows }: RunReport, words: ReportWords): [string, string][] {
  const { protocol, tools, weights } = run.settings;
  return [
    [words.model, run.settings.model],
    [words.about.set, `${run.set.name} (${run.set.sha256.slice(0, 12)})`],
    [words.about.protocol, words.protocols[protocol]],
    [words.about.tools, tools.length === 0 ? words.none : tools.join(", ")],
    [words.about.rows, String(rows)],
    [words.about.weights, weights.slice(0, 12)],
    [words.about.made, new Date(run.createdAt).toISOString().slice(0, 16).replace("T", " ")],
  ];
}
