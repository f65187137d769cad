/** Finds vocabulary terms in people's words: a whole label, or the longest names inside a text. Knows no model. */
import { gradual } from "../base/gradual";
import { foldAccents } from "./accent-fold";
import type { VocabularyAttribute } from "./attribute";
import { foldHan } from "./han-fold";
import { type TermName, namesOf, normalise } from "./term-names";
import { TERMS, term, termsOf } from "./vocabulary";

/** Where a term's name stands in the text that was searched (UTF-16 offsets). */
export interface FoundTerm {
  id: string;
  attribute: VocabularyAttribute;
  start: number;
  end: number;
}

/** Names of one character that mean a vessel wherever they stand. */
const VESSELS = new Set("碗盘杯炉罐尊盏碟缸盒枕");

interface Entry extends TermName {
  /** Its place among all names, in the order of the files. */
  order: number;
}

interface Index {
  /** The id of each name, by attribute and name: a label before a short form, and either before pinyin. */
  byName: ReadonlyMap<string, TermName>;
  /** Names that may be looked for inside a text, by their first two characters. */
  beginning: ReadonlyMap<string, readonly Entry[]>;
}

/**
 * All names of all terms. The first search makes it, which takes long enough to be felt; a page makes it in slices before
 * it searches.
 */
export const termIndex = gradual(function* (): Generator<void, Index> {
  const byName = new Map<string, TermName>();
  const beginning = new Map<string, Entry[]>();
  let order = 0;
  for (const { id } of TERMS) {
    for (const entry of namesOf(id)) {
      const key = `${entry.attribute}/${entry.name}`;
      if (entry.rank < (byName.get(key)?.rank ?? Infinity)) byName.set(key, entry);
      if (!isSearchable(entry)) continue;
      const start = entry.name.slice(0, 2);
      const those = beginning.get(start);
      const one = { ...entry, order: order++ };
      if (those === undefined) beginning.set(start, [one]);
      else those.push(one);
    }
    yield;
  }
  return { byName, beginning };
});

/** Pinyin of one syllable is too short to be looked for. */
function isSearchable({ id, name, rank }: TermName): boolean {
  if (rank === 2) return term(id)?.pinyin.includes(" ") === true;
  return name.length >= 2 || VESSELS.has(name);
}

interface Standing {
  entry: Entry;
  at: number;
}

/** Where names stand in a text, in the order in which they claim their characters: the longest first. */
function standing(text: string, wanted: (name: TermName) => boolean): Standing[] {
  const { beginning } = termIndex.now();
  const found: Standing[] = [];
  for (let at = 0; at < text.length; at++) {
    for (const length of [1, 2]) {
      for (const entry of beginning.get(text.slice(at, at + length)) ?? []) {
        if (text.startsWith(entry.name, at) && wanted(entry)) found.push({ entry, at });
      }
    }
  }
  return found.sort(
    ({ entry: a, at }, { entry: b, at: other }) =>
      b.name.length - a.name.length || a.rank - b.rank || a.order - b.order || at - other,
  );
}

const isNoPinyin = ({ rank }: TermName) => rank < 2;

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
  const isOfIt = (name: TermName) => name.attribute === attribute && isNoPinyin(name);
  return called(wanted, attribute) ?? scan(wanted, isOfIt)[0]?.id ?? null;
}

function called(wanted: string, attribute: VocabularyAttribute): string | null {
  return termIndex.now().byName.get(`${attribute}/${wanted}`)?.id ?? null;
}

/** All terms named in a text, longest names first to claim their characters, in the order they stand. */
export function findTerms(text: string): FoundTerm[] {
  return scan(foldInPlace(text), isNoPinyin).sort((a, b) => a.start - b.start);
}

/**
 * The terms of some attributes named in a text that speaks of these, in the order they stand: as `findTerms` finds them,
 * and by pinyin of two syllables or more.
 */
export function findTermsOf(text: string, attributes: readonly VocabularyAttribute[]): FoundTerm[] {
  const isOfThem = ({ attribute }: TermName) => attributes.includes(attribute);
  return scan(foldInPlace(text), isOfThem).sort((a, b) => a.start - b.start);
}

/** As `normalise` does, but character by character: offsets stay those of the text. */
function foldInPlace(text: string): string {
  return foldHan(foldAccents(text))
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase())
    .replace(/[’‘`]/gu, "'")
    .replace(/[-‐‑]/gu, " ");
}

/** Longest names first; a character belongs to one name only. */
function scan(text: string, wanted: (name: TermName) => boolean): FoundTerm[] {
  const found: FoundTerm[] = [];
  const taken = new Uint8Array(text.length);
  const take = (entry: { id: string; attribute: VocabularyAttribute }, start: number, end: number) => {
    taken.fill(1, start, end);
    found.push({ id: entry.id, attribute: entry.attribute, start, end });
  };
  for (const { entry, at } of standing(text, wanted)) {
    const end = at + entry.name.length;
    if (!taken.subarray(at, end).includes(1) && isWhole(text, at, end)) take(entry, at, end);
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
