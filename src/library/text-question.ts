/**
 * A question as clauses: a word, or a vocabulary term that it names, in any of the term's names. Knows no passages.
 */
import { findTerms } from "../domain/find-term";
import { TERM_NAMES } from "../domain/term-names";
import type { Clause, Postings } from "./text-postings";
import { type Token, isChinese, tokenSpans, tokens } from "./text-tokens";

export interface Question {
  clauses: readonly Clause[];
  /** Its own telling words. */
  words: readonly string[];
  /** Ids of the vocabulary terms that it names. */
  terms: ReadonlySet<string>;
}

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
  const spans = tokenSpans(text);
  const telling = spans.filter((token) => !FUNCTION_WORDS.has(token.text));
  const own = telling.length > 0 ? telling : spans;
  const named = findTerms(text);
  const free = own.filter((token) => !named.some((term) => token.start >= term.start && token.end <= term.end));
  const words = free.map(({ text: word }) => wordClause(word, index));
  const terms = named.map(({ id, start, end }) => {
    const said = own.filter((token) => token.start >= start && token.end <= end);
    return termClause(id, said);
  });
  const joined = syllables(spans.map((token) => token.text))
    .filter((word) => index.has(word))
    .map((word): Clause => [new Map([[word, 1]])]);
  return {
    clauses: [...words, ...terms, ...joined],
    words: [...new Set(own.map((token) => token.text))],
    terms: new Set(named.map(({ id }) => id)),
  };
}

/** A Chinese character that stands alone is looked for in all pairs that have it. */
function wordClause(word: string, index: Pick<Postings, "around">): Clause {
  const alone = isChinese(word) && [...word].length === 1;
  return [new Map([...(alone ? index.around(word).map((pair) => [pair, AROUND] as const) : []), [word, 1]])];
}

/** Each name is an alternative to what was said, and counts as much in all. */
function termClause(id: string, said: readonly Token[]): Clause {
  const own = new Map(said.map((token) => [token.text, 1]));
  const others = namesOf(id).map((name) => new Map(name.map((token) => [token, said.length / name.length])));
  return [own, ...others];
}

/** Neighbouring words written as one. */
function syllables(words: readonly string[]): string[] {
  return words.flatMap((_, start) =>
    Array.from({ length: MOST_SYLLABLES - 1 }, (__, more) => words.slice(start, start + more + 2))
      .filter((run, more) => run.length === more + 2 && !run.some(isChinese))
      .map((run) => run.join("")),
  );
}

const known = new Map<string, readonly (readonly string[])[]>();

/** The names of a term, each as its tokens; none for an id that is not of the vocabulary. */
function namesOf(termId: string): readonly (readonly string[])[] {
  const before = known.get(termId);
  if (before !== undefined) return before;
  const names = TERM_NAMES.filter(({ id }) => id === termId).map(({ name }) => [...new Set(tokens(name))]);
  const distinct = [...new Map(names.map((name) => [name.join(" "), name])).values()];
  known.set(termId, distinct);
  return distinct;
}

/** The tokens of all names of a term, each once; none for null. */
export function nameTokens(termId: string | null): readonly string[] {
  return termId === null ? [] : [...new Set(namesOf(termId).flat())];
}
