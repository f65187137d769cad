/**
 * A question as clauses: a word, or a vocabulary term that it names, in any of the term's names. Knows no passages.
 */
import { findTerms } from "../domain/find-term";
import { namesOf as spellingsOf } from "../domain/term-names";
import { TERMS } from "../domain/vocabulary";
import type { Clause, Postings, WeightedTokens } from "./text-postings";
import { type Token, isChinese, tokenSpans, tokens } from "./text-tokens";

export interface Question {
  clauses: readonly Clause[];
  /** Ids of the vocabulary terms that it names. */
  terms: ReadonlySet<string>;
}

/** Characters that are read: a question is a few words, whatever was pasted. */
const LONGEST = 300;
/** What a pair of characters counts that has the single one that was asked for: 龙 in 云龙. */
const AROUND = 0.375;
/** Words that a spelling in syllables may have: `mei ping`, `jing de zhen yao`. */
const MOST_SYLLABLES = 4;

/** Shorter spellings are English words too: pan, die, he. */
const SHORTEST_PINYIN = 5;

/** Names of one Latin word: pinyin, and what English has taken over. */
const byWord = new Map<string, string[]>();
for (const { id, name } of TERMS.flatMap((term) => spellingsOf(term.id))) {
  if (/^[a-z]+$/u.test(name)) byWord.set(name, [...(byWord.get(name) ?? []), id]);
}

const FUNCTION_WORDS = new Set(
  (
    "a an and are as at be been but by can could did do does for from had has have how if in into is it its many me much " +
    "of on or should so some such than that the their them then there these they this those to was were what when where " +
    "which who whose why will with would you your"
  ).split(" "),
);

/** Pairs that only ask: 什么, 么是. */
const ASKING = /^[是什么怎样如何哪里些的吗呢了为有没]+$/u;

/** `index`: what will be searched; it says which spellings lead anywhere. */
export function readQuestion(asked: string, index: Pick<Postings, "has" | "around">): Question {
  const text = asked.slice(0, LONGEST);
  const spelled = spelledOut(tokenSpans(text), index);
  const named = findTerms(text).filter(({ start, end }) => !spelled.some((run) => start < run.end && run.start < end));
  const free = tokens(without(text, [...spelled, ...named]));
  const telling = free.filter((word) => !FUNCTION_WORDS.has(word) && !ASKING.test(word));
  const words = telling.length + named.length + spelled.length > 0 ? telling : free;
  const clauses = [
    ...words.map((word) => wordClause(word, index)),
    ...named.map(({ id, start, end }) => termClause([id], tokens(text.slice(start, end)))),
    ...spelled.map(({ word, syllables }) => [wording([word], syllables.length), ...termClause(idsOf(word), syllables)]),
  ];
  const read = [...words, ...spelled.map(({ word }) => word)].flatMap(idsOf);
  return { clauses, terms: new Set([...named.map(({ id }) => id), ...read]) };
}

function without(text: string, spans: readonly Span[]): string {
  return spans.reduce((left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end), text);
}

type Span = Pick<Token, "start" | "end">;

interface Spelled extends Span {
  word: string;
  syllables: string[];
}

/** Words of the index, and terms in pinyin, that are written in several words. */
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
  for (let length = MOST_SYLLABLES; length > 1; length--) {
    const run = said.slice(at, at + length);
    const [first] = run;
    const last = run.at(-1);
    if (run.length < length || first === undefined || last === undefined) continue;
    const syllables = run.map((token) => token.text);
    const word = syllables.join("");
    if (isChinese(word) || !(index.has(word) || idsOf(word).length > 0)) continue;
    return { word, syllables, start: first.start, end: last.end };
  }
  return undefined;
}

/** The terms that this one word is a name of. */
function idsOf(word: string): readonly string[] {
  return word.length < SHORTEST_PINYIN ? [] : (byWord.get(word) ?? []);
}

/** A name of a term in any of them; a Chinese character that stands alone in all pairs that have it, too. */
function wordClause(word: string, index: Pick<Postings, "around">): Clause {
  const ids = idsOf(word);
  if (ids.length > 0) return termClause(ids, [word]);
  const pairs = isChinese(word) && [...word].length === 1 ? index.around(word) : [];
  return [wording([word]), ...pairs.map((pair) => new Map([[pair, AROUND]]))];
}

/** Each name is an alternative to what was said, and counts as much in all. */
function termClause(ids: readonly string[], said: readonly string[]): Clause {
  const own = [...new Set(said)];
  const others = leanest(ids.flatMap((id) => namesOf(id).names)).filter((name) => name.join() !== own.join());
  return [own, ...others].map((name) => wording(name, own.length));
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

interface Names {
  /** Each name as its tokens, pinyin as one. */
  names: readonly (readonly string[])[];
  /** The tokens of all of them, each once. */
  tokens: readonly string[];
}

const known = new Map<string, Names>();

function namesOf(termId: string): Names {
  const before = known.get(termId);
  if (before !== undefined) return before;
  const spellings = spellingsOf(termId).filter(({ name, rank }) => rank < 2 || !name.includes(" "));
  const names = spellings.map(({ name }) => [...new Set(tokens(name))]);
  const found = { names, tokens: [...new Set(names.flat())] };
  known.set(termId, found);
  return found;
}

/** The tokens of all names of a term, each once; none for null and for what is not of the vocabulary. */
export function nameTokens(termId: string | null): readonly string[] {
  return termId === null ? [] : namesOf(termId).tokens;
}
