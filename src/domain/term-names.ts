/** How people spell the vocabulary's terms: labels, aliases, short forms, pinyin without tones. */
import { foldAccents } from "./accent-fold";
import { foldHan } from "./han-fold";
import { type Term, term } from "./vocabulary";

export interface TermName {
  /** Normalised, see `normalise`. */
  name: string;
  id: string;
  attribute: Term["attribute"];
  /** 0: a label; 1: a short form or synonym; 2: pinyin, which is also ordinary words and is never looked for in a text. */
  rank: 0 | 1 | 2;
}

/** Lower case, half width, simplified characters, no accents, spaces for hyphens, no quotes or stops around it. */
export function normalise(text: string): string {
  return foldHan(foldAccents(text.normalize("NFKC")))
    .toLowerCase()
    .replace(/[’‘`]/gu, "'")
    .replace(/[\s‐‑-]+/gu, " ")
    .replace(/^[\s"'“”《》「」。.,，;；:：*_-]+|[\s"'“”《》「」。.,，;；:：*_-]+$/gu, "");
}

/** Words in brackets that tell two terms apart but are not names of them. */
const NOT_NAMES = new Set(["generic", "iron", "export", "foreign comparison", "foreign enamels"]);

const known = new Map<string, readonly TermName[]>();

/** All names of the term of an id, its labels first; none for an id that the vocabulary has not. */
export function namesOf(id: string): readonly TermName[] {
  const before = known.get(id);
  if (before !== undefined) return before;
  const found = term(id);
  const names = found === undefined ? [] : spell(found);
  if (found !== undefined) known.set(id, names);
  return names;
}

function spell(one: Term): TermName[] {
  const english = [...(one.aliases?.en ?? []), ...englishForms(one)];
  const ranked: [string, TermName["rank"]][] = [
    [one.en, 0],
    [one.zhHans, 0],
    ...(one.aliases?.zh ?? []).map((name): [string, 1] => [name, 1]),
    ...english.flatMap((name) => [name, ...plurals(name)]).map((name): [string, 1] => [name, 1]),
    ...chineseForms(one, one.zhHans).map((name): [string, 1] => [name, 1]),
    ...pinyinForms(one).map((name): [string, 2] => [name, 2]),
  ];
  const names = new Map<string, TermName>();
  for (const [text, rank] of ranked) {
    const name = normalise(text);
    if (name !== "" && !names.has(name)) names.set(name, { name, id: one.id, attribute: one.attribute, rank });
  }
  return [...names.values()];
}

function englishForms(term: Term): string[] {
  const bare = term.en.replace(/ \(.*?\)/gu, "");
  const inside = /\((.*?)\)/u.exec(term.en)?.[1];
  const forms = [bare];
  if (term.attribute === "dynasty") forms.push(bare.replace(/ (?:dynasty|period|culture|kingdom)$/u, ""));
  if (term.attribute === "kiln") {
    const place = bare.replace(/ kilns?$/u, "");
    forms.push(`${place} kiln`, `${place} kilns`, `${place} ware`);
    if (place.length > 2) forms.push(place);
  }
  if (["color", "motif", "shape"].includes(term.attribute) && inside !== undefined && !NOT_NAMES.has(inside)) {
    forms.push(inside);
  }
  return forms;
}

/** The plurals that are more than an s behind, which a search in a text allows for. */
function plurals(name: string): string[] {
  if (/[^aeiou]y$/u.test(name)) return [`${name.slice(0, -1)}ies`];
  return /(?:s|x|ch|sh)$/u.test(name) ? [`${name}es`] : [];
}

function chineseForms(term: Term, name: string): string[] {
  switch (term.attribute) {
    case "dynasty":
      return [...name].length > 2 ? [] : [`${name}代`, `${name}朝`, `${name}王朝`];
    case "reign":
      return [`${name}年`, `${name}朝`, `${name}年间`];
    case "kiln":
      return longEnough(name.replace(/窑$/u, ""), name);
    case "color":
      return longEnough(name.replace(/[釉瓷]$/u, ""), name);
    case "motif":
      return longEnough(name.replace(/[纹图]$/u, ""), name);
    case "shape":
      return [];
    default:
      return term satisfies never;
  }
}

/** A short form of two characters or more that is not the name itself. */
function longEnough(short: string, name: string): string[] {
  return short !== name && [...short].length >= 2 ? [short] : [];
}

function pinyinForms(term: Term): string[] {
  const plain = term.pinyin.normalize("NFD").replace(/[\u0300-\u036f]/gu, "");
  return [plain, plain.replaceAll(" ", "")];
}
