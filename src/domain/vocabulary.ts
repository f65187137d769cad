/** Every term of the vocabulary, by id; knows nothing of how people spell them (see find-term). */
import type { Lang, VocabularyAttribute } from "./attribute";
import { groupLabel } from "./term-groups";
import color from "./vocabulary/color.json";
import dynasty from "./vocabulary/dynasty.json";
import kiln from "./vocabulary/kiln.json";
import motif from "./vocabulary/motif.json";
import reign from "./vocabulary/reign.json";
import shape from "./vocabulary/shape.json";

interface Named {
  id: string;
  en: string;
  /** Simplified Chinese, the form that the model writes. */
  zhHans: string;
  zhHant: string;
  /** With tone marks, a syllable a word. */
  pinyin: string;
  /** Paragraphs by line feeds. The first, at most 40 words with the name, is what the models were taught. */
  notes: string;
  /** What a Chinese label would say; not a translation of `notes`. */
  notesZh?: string | undefined;
  /** What people also call it; simplified Chinese. */
  aliases?: { en: readonly string[]; zh: readonly string[] } | undefined;
  /** True where the entry rests on memory or the literature disagrees. */
  uncertain?: boolean | undefined;
}

/** Years are astronomical in sign only: -206 is 206 BC. An end of 2100 means "to the present". */
interface Dated {
  start: number;
  end: number;
}

export interface DynastyTerm extends Named, Dated {
  attribute: "dynasty";
  parent: string | null;
}
export interface ReignTerm extends Named, Dated {
  attribute: "reign";
  dynasty: string;
  /** In Chinese; null for the Republic's year dating. */
  emperor: string | null;
  mark6Hans: string | null;
  mark4Hans: string | null;
  markScript: string | null;
  /** True where marks of this reign on the base can be genuine. */
  secureBaseMarks: boolean;
}
export interface KilnTerm extends Named, Dated {
  attribute: "kiln";
  /** In Chinese. */
  province: string;
  place: string;
  parent: string | null;
}
export interface ColorTerm extends Named {
  attribute: "color";
  family: string;
  colorant: string | null;
}
export interface MotifTerm extends Named {
  attribute: "motif";
  family: string;
}
export interface ShapeTerm extends Named {
  attribute: "shape";
  family: string;
}
export type Term = DynastyTerm | ReignTerm | KilnTerm | ColorTerm | MotifTerm | ShapeTerm;

/** Gives each row of one vocabulary file its attribute. */
function of<A extends VocabularyAttribute, Row extends Named>(attribute: A, rows: readonly Row[]) {
  return rows.map((row) => ({ ...row, attribute }));
}

/** All terms, attribute by attribute, in the order of the files. */
export const TERMS: readonly Term[] = [
  ...of("dynasty", dynasty),
  ...of("reign", reign),
  ...of("kiln", kiln),
  ...of("color", color),
  ...of("motif", motif),
  ...of("shape", shape),
];

const byId = new Map(TERMS.map((term) => [term.id, term]));

/** The term of an id; undefined when the vocabulary has none. */
export function term(id: string): Term | undefined {
  return byId.get(id);
}

/** The label of a term, or of a group of terms, in a language; the id itself when there is no such thing. */
export function label(id: string, lang: Lang): string {
  const found = byId.get(id);
  if (found === undefined) return groupLabel(id, lang) ?? id;
  return lang === "en" ? found.en : found.zhHans;
}

/** The terms of one attribute, in the order of its file. */
export function termsOf(attribute: VocabularyAttribute): readonly Term[] {
  return TERMS.filter((candidate) => candidate.attribute === attribute);
}
