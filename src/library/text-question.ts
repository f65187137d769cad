/** A question as weighted tokens: its own words, and the other names of the terms that it names. Knows no passages. */
import { findTerms } from "../domain/find-term";
import { TERM_NAMES } from "../domain/term-names";
import type { Postings, WeightedTokens } from "./text-postings";
import { isChinese, tokenSpans, tokens } from "./text-tokens";

export interface Question {
  tokens: WeightedTokens;
  /** Its own telling words, without what was added. */
  own: readonly string[];
  /** Ids of the vocabulary terms that it names. */
  terms: ReadonlySet<string>;
}

/** What a name counts that the question does not use: it carries a Chinese question to an English passage. */
const OTHER_NAME = 0.3;
/** What a pair of characters counts that has the single one that was asked for: 龙 in 云龙. */
const AROUND = 0.375;
/** Words that a spelling in syllables may have: `mei ping`, `jing de zhen yao`. */
const MOST_SYLLABLES = 4;

const FUNCTION_WORDS = new Set(
  (
    "a an and are as at be been but by can could did do does for from had has have how if in into is it its many me much " +
    "of on or should so some such than that the their them then there these they this those to was were what when where " +
    "which who whose why will with would you your"
  ).split(" "),
);

/** `index`: what will be searched; it says which spellings lead anywhere. */
export function readQuestion(text: string, index: Pick<Postings, "has" | "around">): Question {
  const words = tokenSpans(text).map((token) => token.text);
  const telling = words.filter((word) => !FUNCTION_WORDS.has(word));
  const own = [...new Set(telling.length > 0 ? telling : words)];
  const weights = new Map(own.map((word) => [word, 1]));
  for (const word of joined(words)) if (index.has(word)) weights.set(word, 1);
  for (const word of words) {
    if (isChinese(word) && [...word].length === 1) for (const pair of index.around(word)) weaker(weights, pair, AROUND);
  }
  const terms = new Set(findTerms(text).map(({ id }) => id));
  for (const id of terms) for (const word of nameTokens(id)) weaker(weights, word, OTHER_NAME);
  return { tokens: weights, own, terms };
}

function weaker(weights: Map<string, number>, token: string, weight: number): void {
  weights.set(token, Math.max(weights.get(token) ?? 0, weight));
}

/** Neighbouring words written as one. */
function joined(words: readonly string[]): string[] {
  return words.flatMap((_, start) =>
    Array.from({ length: MOST_SYLLABLES - 1 }, (__, more) => words.slice(start, start + more + 2))
      .filter((run, more) => run.length === more + 2 && !run.some(isChinese))
      .map((run) => run.join("")),
  );
}

const known = new Map<string, readonly string[]>();

/** The tokens of all names of a term, each once; none for an id that is not of the vocabulary. */
export function nameTokens(termId: string): readonly string[] {
  const before = known.get(termId);
  if (before !== undefined) return before;
  const found = [...new Set(TERM_NAMES.filter(({ id }) => id === termId).flatMap(({ name }) => tokens(name)))];
  known.set(termId, found);
  return found;
}
