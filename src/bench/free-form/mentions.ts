/** Where a text names a value of an attribute: by any of its names, or by a character that is a dynasty. Judges nothing. */
import type { VocabularyAttribute } from "../../domain/attribute";
import { findTerms, findTermsOf, termCalled } from "../../domain/find-term";
import { foldHan } from "../../domain/han-fold";
import { termsOf } from "../../domain/vocabulary";
import { OTHER_NAMES } from "./other-names";

/** Offsets are those of the text that was searched. */
export interface Mention {
  id: string;
  start: number;
  end: number;
}

/** Dynasties of one character; the last two have no term, only halves that do. */
const oneCharacter = new Map([
  ...termsOf("dynasty").flatMap(({ id, zhHans }): [string, string][] => (zhHans.length === 1 ? [[zhHans, id]] : [])),
  ["汉", "dyn:han"],
  ["晋", "dyn:two-jin"],
]);
const several = [...oneCharacter.keys()].join("");
const han = "[\\u3400-\\u9fff]";
const HAN = new RegExp(han, "u");
/** They are words at the beginning of a piece: several together, or one before what divides or ends an era. */
const eras = new RegExp(
  `(?<!(?![至到])${han})(?:[${several}]{2,}(?=时期|之际|两代|(?!${han}))|[${several}](?=[早中晚前后]期|[初中末]|时期|仿|民窑|官窑|御窑|[至到]|(?!${han})))`,
  "gu",
);

/** What a whole piece of a text may be wrapped in. */
const WRAPPING =
  /^(?:(?:it|this) (?:is|was|looks like|seems(?: to be)?)|probably|possibly|perhaps|an?|the|应该?|可能|大概|疑似?|属于?|是|为|此|系|一?件)+\s*|\s*(?:ware|period|dynasty|时期|风格|器|等)$/giu;

/**
 * The values named, longest names first to claim their characters, in the order they stand. A question of the reign is
 * also told of dynasties, one of the dynasty of reigns.
 */
export function findMentions(text: string, attribute: VocabularyAttribute): Mention[] {
  const dated = attribute === "dynasty" || attribute === "reign";
  const attributes: readonly VocabularyAttribute[] = dated ? ["dynasty", "reign"] : [attribute];
  const found: Mention[] = findTermsOf(text, dated ? [...attributes, "kiln"] : attributes)
    .filter((one) => attributes.includes(one.attribute)) // 景德 is no reign where 景德镇 is a place
    .map(({ id, start, end }) => ({ id, start, end }));
  const folded = foldHan(text);
  for (const one of attributes.flatMap((each) => otherNames(folded, each))) add(found, one);
  if (dated && HAN.test(text)) {
    for (const one of [...findTerms(text), ...dynastyCharacters(folded)]) {
      if (one.id.startsWith("dyn:") || one.id.startsWith("reign:")) add(found, one);
    }
  }
  for (const { 0: piece, index } of folded.matchAll(PIECE)) {
    const named = wholePiece(piece, attribute);
    if (named === undefined) continue;
    const start = index + piece.indexOf(named.name);
    const one = { id: named.id, start, end: start + named.name.length };
    if (!found.some((other) => other.start < one.end && one.start < other.end)) found.push(one);
  }
  return found.sort((one, other) => one.start - other.start);
}

function otherNames(text: string, attribute: VocabularyAttribute): Mention[] {
  return OTHER_NAMES[attribute].flatMap(({ id, pattern }) =>
    [...text.matchAll(pattern)].map(({ 0: name, index }) => ({ id, start: index, end: index + name.length })),
  );
}

/** Keeps the longer of names that overlap, the earlier found of equal ones. */
function add(found: Mention[], { id, start, end }: Mention): void {
  const one = { id, start, end };
  const inTheWay = found.filter((other) => other.start < end && start < other.end);
  if (inTheWay.some((other) => other.end - other.start >= end - start && !isGroup(one, other))) return;
  for (const shorter of inTheWay) found.splice(found.indexOf(shorter), 1);
  found.push(one);
}

/** `Southern Song Guan` is a name of its two kilns and so of neither. */
function isGroup({ id, start, end }: Mention, other: Omit<Mention, "id">): boolean {
  return id === "kiln:guan" && start === other.start && end === other.end;
}

function* dynastyCharacters(text: string): Generator<Mention> {
  for (const { 0: characters, index } of text.matchAll(eras)) {
    for (const [at, character] of [...characters].entries()) {
      const id = oneCharacter.get(character);
      if (id !== undefined) yield { id, start: index + at, end: index + at + 1 };
    }
  }
}

/** What stands between stops and conjunctions. */
const PIECE = /(?:(?!\b(?:or|and|but|nor)\b)[^,;.:!?()[\]{}"'\n/，、。；：！？（）“”·或和与及至到])+/giu;
const LONGEST_NAME = 24;

/** A piece that is nothing but a name, which may then be of one character or in pinyin. */
function wholePiece(piece: string, attribute: VocabularyAttribute): { id: string; name: string } | undefined {
  const name = piece.trim().replace(WRAPPING, "");
  if (name === "" || name.length > LONGEST_NAME) return undefined;
  const id =
    termCalled(name, attribute) ?? (attribute === "motif" && HAN.test(name) ? termCalled(`${name}纹`, "motif") : null);
  return id === null ? undefined : { id, name };
}
