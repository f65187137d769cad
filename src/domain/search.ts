/** What the library is asked and what it answers. Types only. */
import type { Lang, VocabularyAttribute } from "./attribute";
import type { Specimen } from "./specimen";

export interface PieceQuery {
  /** Free words in either language; empty: browse. */
  text: string;
  /** Vocabulary ids: any of them within an attribute, all of the attributes. */
  filters: Partial<Record<VocabularyAttribute, readonly string[]>>;
  /** Null: all packs. */
  packs: readonly string[] | null;
  lang: Lang;
  offset: number;
  limit: number;
}

/** Why a piece was found. */
export type Ground = "label" | "picture";

export interface PieceHit {
  packId: string;
  recordId: string;
  specimen: Specimen;
  grounds: Ground[];
}

export interface PieceList {
  hits: PieceHit[];
  /** Pieces that answer, of which `hits` are some. */
  total: number;
  /** How many of the pieces that answer have each term, most first; an attribute's own filter is left out of its count. */
  facets: Record<VocabularyAttribute, { id: string; count: number }[]>;
  packs: { packId: string; count: number }[];
  /** False: nothing stands out from the rest; `hits` are the nearest all the same. */
  match: boolean;
}

export interface PassageHit {
  packId: string;
  passageId: string;
  term: string | null;
  lang: Lang;
  text: string;
  source: string;
  uncertain: boolean;
  /** `[start, end)` of the words that answer the query, in UTF-16 units of `text`. */
  marks: [number, number][];
}
