/** Finds vocabulary terms in people's words: a whole label, or the longest names inside a text. Knows no model. */
import { foldAccents } from "./accent-fold";
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "./attribute";
import { foldHan } from "./han-fold";
import { TERM_NAMES, type TermName, normalise } from "./term-names";
import { term, termsOf } from "./vocabulary";

/** Where a term's name stands in the text that was searched (UTF-16 offsets). */
export interface FoundTerm {
  id: string;
  attribute: VocabularyAttribute;
  start: number;
  end: number;
}

const byName = new Map<string, TermName>();
for (const entry of [...TERM_NAMES].sort((a, b) => a.rank - b.rank)) {
  const key = `${entry.attribute}/${entry.name}`;
  if (!byName.has(key)) byName.set(key, entry);
}

/** Names of one character that mean a vessel wherever they stand. */
const VESSELS = new Set("碗盘杯炉罐尊盏碟缸盒枕");

/** Names that may be looked for inside a text, longest first. */
const searchable = TERM_NAMES.filter(({ name, rank }) => rank < 2 && (name.length >= 2 || VESSELS.has(name))).sort(
  longestFirst,
);

function longestFirst(a: TermName, b: TermName): number {
  return b.name.length - a.name.length || a.rank - b.rank;
}

/** Names in the order in which they are tried, and where in that order those that begin with two characters stand. */
interface Names {
  list: readonly TermName[];
  beginning: ReadonlyMap<string, readonly number[]>;
}
const all = namesAmong(searchable);
const namesOf = new Map(
  VOCABULARY_ATTRIBUTES.map((one) => [one, namesAmong(searchable.filter((each) => each.attribute === one))]),
);

function namesAmong(list: readonly TermName[]): Names {
  const beginning = new Map<string, number[]>();
  for (const [i, { name }] of list.entries()) {
    const key = name.slice(0, 2);
    beginning.set(key, [...(beginning.get(key) ?? []), i]);
  }
  return { list, beginning };
}

/** The few names that a text may have, by how they begin. */
function candidates(text: string, { list, beginning }: Names): TermName[] {
  const found = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    for (const length of [1, 2]) for (const i of beginning.get(text.slice(at, at + length)) ?? []) found.add(i);
  }
  return [...found].sort((a, b) => a - b).flatMap((i) => list[i] ?? []);
}

/** The id whose label, short form or pinyin `text` is; null when it is none. */
export function termCalled(text: string, attribute: VocabularyAttribute): string | null {
  return called(normalise(text), attribute);
}

/**
 * The id that `text` names as a value of `attribute`: by label, else by short form or pinyin, else by the longest name
 * inside it; null when none fits.
 */
export function findTerm(text: string, attribute: VocabularyAttribute): string | null {
  const wanted = normalise(text);
  const names = namesOf.get(attribute);
  return called(wanted, attribute) ?? (names === undefined ? null : (scan(wanted, names)[0]?.id ?? null));
}

function called(wanted: string, attribute: VocabularyAttribute): string | null {
  return byName.get(`${attribute}/${wanted}`)?.id ?? null;
}

/** All terms named in a text, longest names first to claim their characters, in the order they stand. */
export function findTerms(text: string): FoundTerm[] {
  return scan(foldInPlace(text), all).sort((a, b) => a.start - b.start);
}

/**
 * The terms of some attributes named in a text that speaks of these, in the order they stand: as `findTerms` finds them,
 * and by pinyin of two syllables or more.
 */
export function findTermsOf(text: string, attributes: readonly VocabularyAttribute[]): FoundTerm[] {
  const key = attributes.join();
  const names = spelt.get(key) ?? namesAmong(spellings.filter(({ attribute }) => attributes.includes(attribute)));
  spelt.set(key, names);
  return scan(foldInPlace(text), names).sort((a, b) => a.start - b.start);
}

const spelt = new Map<string, Names>();
const pinyin = TERM_NAMES.filter(({ id, rank }) => rank === 2 && term(id)?.pinyin.includes(" "));
const spellings = [...searchable, ...pinyin].sort(longestFirst);

/** As `normalise` does, but character by character: offsets stay those of the text. */
function foldInPlace(text: string): string {
  return foldHan(foldAccents(text))
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase())
    .replace(/[’‘`]/gu, "'")
    .replace(/[-‐‑]/gu, " ");
}

/** Longest names first; a character belongs to one name only. */
function scan(text: string, names: Names): FoundTerm[] {
  const found: FoundTerm[] = [];
  const taken = new Uint8Array(text.length);
  const take = (entry: { id: string; attribute: VocabularyAttribute }, start: number, end: number) => {
    taken.fill(1, start, end);
    found.push({ id: entry.id, attribute: entry.attribute, start, end });
  };
  for (const entry of candidates(text, names)) {
    for (let at = text.indexOf(entry.name); at >= 0; at = text.indexOf(entry.name, at + 1)) {
      const end = at + entry.name.length;
      if (taken.subarray(at, end).includes(1) || !isWhole(text, at, end)) continue;
      take(entry, at, end);
    }
  }
  for (const { attribute, start } of found.filter((one) => AFTER_DYNASTY.has(one.attribute))) {
    const id = oneCharacter.get(text[start - 1] ?? "");
    if (id === undefined || taken[start - 1] === 1 || !isDynasty(text, start - 1, attribute)) continue;
    take({ id, attribute: "dynasty" }, start - 1, start);
  }
  return found;
}

const oneCharacter = new Map(
  termsOf("dynasty")
    .filter(({ zhHans }) => zhHans.length === 1)
    .map(({ zhHans, id }) => [zhHans, id]),
);

const AFTER_DYNASTY: ReadonlySet<VocabularyAttribute> = new Set(["reign", "kiln", "color"]);

/**
 * A dynasty of one character is a word only before certain others: `清乾隆`, and `元青花` where a name begins with it.
 * 金 before a colour is gold.
 */
function isDynasty(text: string, at: number, before: VocabularyAttribute): boolean {
  if (before === "reign") return true;
  return !/[㐀-鿿]/u.test(text[at - 1] ?? "") && !(before === "color" && text[at] === "金");
}

/** False when a Latin name is cut out of a longer word. */
function isWhole(text: string, start: number, end: number): boolean {
  const letter = /[a-z]/u;
  const before = text[start - 1] ?? "";
  const after = text[end] ?? "";
  if (letter.test(text[start] ?? "") && letter.test(before)) return false;
  return !(
    letter.test(text[end - 1] ?? "") &&
    letter.test(after) &&
    !(after === "s" && !letter.test(text[end + 1] ?? ""))
  );
}
