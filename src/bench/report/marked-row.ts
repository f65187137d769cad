/** One result and what it is worth: by letter, by probability or by words, as its run's protocol asks. */
import {
  ATTRIBUTE_OF,
  type BenchOption,
  type BenchRow,
  type Protocol,
  type QuestionType,
  type RowResult,
  type RunSummary,
} from "../../domain/bench";
import { NOTHING_NAMED } from "../../domain/bench-report";
import { findTerm } from "../../domain/find-term";
import { type Credit, creditOf } from "../free-form/credit";
import { compatLetter, compatText, strictLetter } from "../score/choice";
import { type Forecast, forecastAlone, forecastOf } from "../statistics/calibration";

/** A report reads no trace: there may be thousands. */
export type Result = Omit<RowResult, "trace">;

export interface MarkedRow {
  id: string;
  type: QuestionType;
  result: Result;
  /** Letters; null: none was named, or the protocol asks for none. */
  strict: string | null;
  compat: string | null;
  /** The most probable option. */
  scored: string | null;
  /** By the run's protocol: the strict letter, the most probable option, the whole credit. Null: there is no telling. */
  right: boolean | null;
  /** Answers in words. */
  credit: Credit | null;
  /** What was true and what was answered, as labels of a confusion matrix. */
  cells: [truth: string, answer: string][];
  forecast: Forecast | null;
}

/** A run with its rows, in order. */
export interface MarkedRun {
  run: RunSummary;
  rows: readonly MarkedRow[];
}

export function markRow(result: Result, protocol: Protocol): MarkedRow {
  const { row, prediction } = result;
  const words = protocol === "free-form";
  const strict = words ? null : strictLetter(prediction, row.options);
  const scored = protocol === "scored-choice" ? mostProbable(result) : null;
  const credit = words ? creditOf(row, prediction) : null;
  const letter = protocol === "scored-choice" ? scored : strict;
  const right = credit === null ? letter === row.answer : isWhole(credit);
  return {
    id: row.id,
    type: row.type,
    result,
    strict,
    compat: words ? null : compatLetter(compatText(result)),
    scored,
    right,
    credit,
    cells: credit === null ? [[labelOf(row, row.answer), labelOf(row, letter)]] : cellsOf(credit),
    forecast: right === null ? null : forecastFor(result, protocol, right),
  };
}

function isWhole({ credit }: Credit): boolean | null {
  return credit === null ? null : credit === 1;
}

/** Null where no option has any probability. */
function mostProbable({ row, logprobs }: Result): string | null {
  if (logprobs === null || !logprobs.some(Number.isFinite)) return null;
  return row.options[logprobs.indexOf(Math.max(...logprobs))]?.letter ?? null;
}

function forecastFor({ row, logprobs, confidence }: Result, protocol: Protocol, right: boolean): Forecast | null {
  if (protocol !== "scored-choice") return confidence === null ? null : forecastAlone(confidence, right);
  const truth = row.options.findIndex(({ letter }) => letter === row.answer);
  return logprobs?.some(Number.isFinite) === true && truth >= 0 ? forecastOf(logprobs, truth) : null;
}

function cellsOf({ truth, answer }: Credit): [string, string][] {
  const wrong = answer.find((id) => !truth.includes(id)) ?? NOTHING_NAMED;
  return truth.map((id) => [id, answer.includes(id) ? id : wrong]);
}

function labelOf(row: BenchRow, letter: string | null): string {
  const option = row.options.find((one) => one.letter === letter);
  return option === undefined ? NOTHING_NAMED : labelOfOption(option, row.type);
}

const known = new Map<string, string>();

/** The term that the option's words name, else the words: the same thing has one label in either language. */
function labelOfOption({ text }: BenchOption, type: QuestionType): string {
  const attribute = ATTRIBUTE_OF[type];
  if (attribute === null) return text;
  const key = `${attribute}/${text}`;
  const label = known.get(key) ?? findTerm(text, attribute) ?? text;
  known.set(key, label);
  return label;
}
