/** What a run adds up to, as the page draws it and the exports write it. Plain data; computed in `bench/`. */
import type { VocabularyAttribute } from "./attribute";
import type { QuestionType, RowFilter, RowStatus, RunSummary } from "./bench";
import type { ToolName } from "./events";

/** `right` of `n` with the Wilson 95 % interval. */
export interface Rate {
  right: number;
  n: number;
  value: number;
  low: number;
  high: number;
}

/** A mean with a 95 % interval from resampling specimens (percentile bootstrap). */
export interface Mean {
  value: number;
  n: number;
  low: number;
  high: number;
}

/** One marking of the multiple-choice answers. */
export interface ChoiceScores {
  types: Partial<Record<QuestionType, Rate>>;
  /** Unweighted mean of the types. */
  average: Mean | null;
  /** Rows whose answer names no option; they count as wrong. */
  unparsed: number;
}

export interface FreeFormScores {
  /** Mean credit by kind of question; naming is never scored. */
  types: Partial<Record<QuestionType, Mean>>;
  average: Mean | null;
  /** Words of answers and references that no term answers to, commonest first. */
  unmapped: { type: QuestionType; side: "answer" | "reference"; text: string; count: number }[];
}

/** The label of a confusion matrix for an answer that names nothing. */
export const NOTHING_NAMED = "-";

/**
 * `pairs[i][j]`: rows whose truth is `labels[i]` and whose answer is `labels[j]`. Of a truth of several (motifs) each that
 * was named counts on the diagonal, each other one beside the first wrong answer.
 */
export interface Confusion {
  type: QuestionType;
  attribute: VocabularyAttribute | null;
  /** Vocabulary ids in the vocabulary's order, words as they stand where no term answers to them, `NOTHING_NAMED` last. */
  labels: string[];
  pairs: number[][];
  /** The commonest wrong pairs; `known`: our vocabulary lists the two as easily confused. */
  worst: { truth: string; answer: string; count: number; known: boolean }[];
}

export interface Calibration {
  n: number;
  /** Over ten bins. */
  ece: number;
  /** Of scored choice over all options, 0..2; else of the answer's own probability, 0..1. */
  brier: number;
  /** Ten of equal width; empty ones are left out. */
  bins: { low: number; high: number; n: number; confidence: number; accuracy: number }[];
}

/** Confidence of single answers: of scored choice the probabilities, of the other protocols the tokens of the answer. */
export interface Confidence {
  raw: Calibration;
  /** After temperature scaling; `fittedOn` names the other run that it was fitted on. Null: no other run was given. */
  scaled: (Calibration & { temperature: number; fittedOn: string }) | null;
  /** Share of rows answered against the error among them, surest first; at most 200 points. */
  riskCoverage: { coverage: number; risk: number }[];
  /** Area under it. */
  aurc: number;
}

export interface ToolUse {
  tool: ToolName;
  /** Rows that called it at least once. */
  used: Rate;
  calls: number;
  /** Right answers with and without it; an observation, no experiment. */
  rightWith: Rate;
  rightWithout: Rate;
}

export interface Spent {
  /** Seconds and tokens a row: median and 90th percentile; the first tokens' speed is in the trace. */
  seconds: { median: number; p90: number } | null;
  tokens: { median: number; p90: number } | null;
  /** Whole run, hours. */
  hours: number | null;
}

export interface RunReport {
  run: RunSummary;
  filter: RowFilter;
  /** Rows the report is over. */
  rows: number;
  statuses: Partial<Record<RowStatus, number>>;
  /** Null for free form. */
  strict: ChoiceScores | null;
  compat: ChoiceScores | null;
  /** Rows that the two markings judge differently; null where there is only one. */
  differing: number | null;
  /** Scored choice only: the most probable option. */
  scored: ChoiceScores | null;
  /** Null for choice. */
  freeForm: FreeFormScores | null;
  /** The scores of a judge model, where the results file that was opened has them. */
  judged?: Omit<FreeFormScores, "unmapped">;
  confusions: Confusion[];
  confidence: Confidence | null;
  tools: ToolUse[];
  spent: Spent;
}

/**
 * Two runs over the same rows, kind by kind: exact McNemar, two-sided, Holm over the kinds; `all` stands outside the
 * family, its `pHolm` is its `p`. An answer in words is right when its credit is whole.
 */
export interface Comparison {
  /** Ids of the runs. */
  first: string;
  second: string;
  /** Rows that both have. */
  rows: number;
  types: {
    type: QuestionType | "all";
    n: number;
    first: Rate;
    second: Rate;
    /** second - first, with a bootstrap interval over specimens. */
    difference: Mean;
    onlyFirst: number;
    onlySecond: number;
    p: number;
    pHolm: number;
  }[];
}

/** A published row; percent, in the order of `QUESTION_TYPES` (free form: without naming), then the average. */
export interface PublishedRow {
  model: string;
  values: (number | null)[];
  average: number;
}
