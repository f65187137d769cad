/**
 * A question as clauses: a word, or a vocabulary term that it names, in any of the term's names. Knows no passages.
 */
import { findTerms } from "../domain/find-term";
import { TERM_NAMES } from "../domain/term-names";
import type { Clause, Postings, WeightedTokens } from "./text-postings";
import { type Token, isChinese, tokenSpans, tokens } from "./text-tokens";

export interface Question {
  clauses: readonly Clause[];
  /** Ids of the vocabulary terms that it names. */
  terms: ReadonlySet<string>;
}

/** What a pair of characters counts that has the single one that was asked for: 龙 in 云龙. */
const AROUND = 0.375;
/** Words that a spelling in syllables may have: `mei ping`, `jing de zhen yao`. */
const MOST_SYLLABLES = 4;

/** Shorter spellings are English words too: pan, die, he. */
const SHORTEST_PINYIN = 5;

const byPinyin = new Map<string, string[]>();
for (const { id, name, rank } of TERM_NAMES) {
  if (rank === 2 && !name.includes(" ")) byPinyin.set(name, [...(byPinyin.get(name) ?? []), id]);
}

const FUNCTION_WORDS = new Set(
  (
    "a an and are as at be been but by can could did do does for from had has have how if in into is it its many me much " +
    "of on or should so some such than that the their them then there these they this those to was were what when where " +
    "which who whose why will with would you your"
  ).split(" "),
);

/** `index`: what will be searched; it says which spellings lead anywhere. */
export function readQuestion(text: string, index: Pick<Postings, "has" | "around">): Question {
  const said = tokenSpans(text);
  const spelled = spelledOut(said, index);
  const apart = (one: Span) => !spelled.some((other) => one.start < other.end && other.start < one.end);
  const named = findTerms(text).filter(apart);
  const covers = (at: number) => named.some(({ start, end }) => at >= start && at < end);
  // What lies in a term, or on the seam of two, says nothing more.
  const free = said.filter((token) => apart(token) && !(covers(token.start) && covers(token.end - 1)));
  const telling = free.filter((token) => !FUNCTION_WORDS.has(token.text));
  const words = telling.length + named.length + spelled.length > 0 ? telling : free;
  const ids = [...named.map(({ id }) => id), ...spelled.flatMap((run) => run.ids)];
  return {
    clauses: [
      ...words.map((token) => wordClause(token.text, index)),
      ...named.map(({ id, start, end }) => {
        const own = said.filter((token) => token.start >= start && token.end <= end);
        return termClause(
          [id],
          own.map((token) => token.text),
        );
      }),
      ...spelled.map((run) => [wording([run.word], run.syllables.length), ...termClause(run.ids, run.syllables)]),
    ],
    terms: new Set(ids),
  };
}

type Span = Pick<Token, "start" | "end">;

interface Spelled extends Span {
  word: string;
  syllables: string[];
  /** The terms that are read so. */
  ids: readonly string[];
}

/** Words of the index, and terms in pinyin, that are written in one or in several words. */
function spelledOut(said: readonly Token[], index: Pick<Postings, "has">): Spelled[] {
  const found: Spelled[] = [];
  for (let at = 0; at < said.length;) {
    const run = longestSpelling(said, at, index);
    if (run !== undefined) found.push(run);
    at += run?.syllables.length ?? 1;
  }
  return found;
}

function longestSpelling(said: readonly Token[], at: number, index: Pick<Postings, "has">): Spelled | undefined {
  for (let length = MOST_SYLLABLES; length > 0; length--) {
    const run = said.slice(at, at + length);
    const [first] = run;
    const last = run.at(-1);
    if (run.length < length || first === undefined || last === undefined) continue;
    const syllables = run.map((token) => token.text);
    const word = syllables.join("");
    const ids = word.length < SHORTEST_PINYIN ? [] : (byPinyin.get(word) ?? []);
    if (ids.length === 0 && !(length > 1 && !syllables.some(isChinese) && index.has(word))) continue;
    return { word, syllables, ids, start: first.start, end: last.end };
  }
  return undefined;
}

/** A Chinese character that stands alone is looked for in all pairs that have it, too. */
function wordClause(word: string, index: Pick<Postings, "around">): Clause {
  const pairs = isChinese(word) && [...word].length === 1 ? index.around(word) : [];
  return [wording([word]), ...pairs.map((pair) => new Map([[pair, AROUND]]))];
}

/** Each name is an alternative to what was said, and counts as much in all. */
function termClause(ids: readonly string[], said: readonly string[]): Clause {
  const own = [...new Set(said)];
  return leanest([own, ...ids.flatMap(namesOf)]).map((name) => wording(name, own.length));
}

function wording(tokensOf: readonly string[], weight = tokensOf.length): WeightedTokens {
  return new Map(tokensOf.map((token) => [token, weight / tokensOf.length]));
}

/** Without those that have all the tokens of another one: more words in a wording find no more. */
function leanest(names: readonly (readonly string[])[]): (readonly string[])[] {
  const kept: (readonly string[])[] = [];
  for (const name of names.toSorted((a, b) => a.length - b.length)) {
    if (name.length > 0 && !kept.some((less) => less.every((token) => name.includes(token)))) kept.push(name);
  }
  return kept;
}

const known = new Map<string, readonly (readonly string[])[]>();

/** The names of a term, each as its tokens, pinyin as one; none for an id that is not of the vocabulary. */
function namesOf(termId: string): readonly (readonly string[])[] {
  const before = known.get(termId);
  if (before !== undefined) return before;
  const names = TERM_NAMES.filter(({ id, name, rank }) => id === termId && (rank < 2 || !name.includes(" ")));
  const found = names.map(({ name }) => [...new Set(tokens(name))]);
  known.set(termId, found);
  return found;
}

/** The tokens of all names of a term, each once; none for null. */
export function nameTokens(termId: string | null): readonly string[] {
  return termId === null ? [] : [...new Set(namesOf(termId).flat())];
}
