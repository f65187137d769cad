/** Marked rows added up by kind of question. */
import { QUESTION_TYPES, type QuestionType } from "../../domain/bench";
import type { ChoiceScores, FreeFormScores, Mean, Rate } from "../../domain/bench-report";
import { clusteredMeans, type Observed } from "../statistics/bootstrap";
import { wilson } from "../wilson";
import type { MarkedRow } from "./marked-row";

const MOST_UNMAPPED = 200;

export function rateOf<T>(rows: readonly T[], right: (row: T) => boolean): Rate {
  const count = rows.filter(right).length;
  return {
    right: count,
    n: rows.length,
    value: rows.length === 0 ? 0 : count / rows.length,
    ...wilson(count, rows.length),
  };
}

/** One marking of the rows: `letterOf` says what was chosen. */
export function choiceScores(rows: readonly MarkedRow[], letterOf: (row: MarkedRow) => string | null): ChoiceScores {
  const right = (row: MarkedRow) => letterOf(row) === row.result.row.answer;
  const { average } = clusteredMeans(rows.map((row) => observed(row, right(row) ? 1 : 0)));
  const types = QUESTION_TYPES.flatMap((type) => {
    const own = rows.filter((row) => row.type === type);
    return own.length === 0 ? [] : [[type, rateOf(own, right)] as const];
  });
  return {
    types: Object.fromEntries(types),
    average,
    unparsed: rows.filter((row) => letterOf(row) === null).length,
  };
}

export function freeFormScores(rows: readonly MarkedRow[]): FreeFormScores {
  const credits = rows.flatMap((row) => {
    const value = row.credit?.credit ?? null;
    return value === null ? [] : [observed(row, value)];
  });
  return { ...meansOf(credits), unmapped: unmappedIn(rows) };
}

/** The credits that a judge model gave elsewhere; undefined when there is none. */
export function judgedScores(rows: readonly MarkedRow[]): Omit<FreeFormScores, "unmapped"> | undefined {
  const credits = rows.flatMap((row) =>
    QUESTION_TYPES.flatMap((kind) => {
      const value = row.result.judge?.[kind] ?? null;
      return value === null ? [] : [{ specimen: row.result.row.specimen, kind, value }];
    }),
  );
  return credits.length === 0 ? undefined : meansOf(credits);
}

function observed(row: MarkedRow, value: number): Observed<QuestionType> {
  return { specimen: row.result.row.specimen, kind: row.type, value };
}

function meansOf(credits: readonly Observed<QuestionType>[]): Omit<FreeFormScores, "unmapped"> {
  const { kinds, average } = clusteredMeans(credits);
  const types = QUESTION_TYPES.flatMap((type): [QuestionType, Mean][] => {
    const mean = kinds.get(type);
    return mean === undefined ? [] : [[type, mean]];
  });
  return { types: Object.fromEntries(types), average };
}

function unmappedIn(rows: readonly MarkedRow[]): FreeFormScores["unmapped"] {
  const counts = new Map<string, FreeFormScores["unmapped"][number]>();
  for (const { type, credit } of rows) {
    for (const { side, text } of credit?.unmapped ?? []) {
      const key = `${type}/${side}/${text}`;
      const count = (counts.get(key)?.count ?? 0) + 1;
      counts.set(key, { type, side, text, count });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, MOST_UNMAPPED);
}
