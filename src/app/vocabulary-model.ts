/** The vocabulary's terms by id, fetched only when something has to be named; knows no sentences. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";

export interface Term {
  id: string;
  attribute: VocabularyAttribute;
  en: string;
  zh: string;
  pinyin: string;
  /** Years, negative before our era; null for terms without a date. */
  start: number | null;
  end: number | null;
}

export interface VocabularyModel {
  /** Null until loaded. */
  terms: ReadonlySignal<ReadonlyMap<string, Term> | null>;
  /** Loads once; a failed load is tried again at the next call and leaves ids where labels would be. */
  load(): Promise<void>;
}

interface RawTerm {
  id: string;
  en: string;
  zhHans: string;
  pinyin: string;
  start?: number | null;
  end?: number | null;
}

const SHELVES: Record<VocabularyAttribute, () => Promise<readonly RawTerm[]>> = {
  dynasty: () => import("../domain/vocabulary/dynasty.json").then((shelf) => shelf.default),
  reign: () => import("../domain/vocabulary/reign.json").then((shelf) => shelf.default),
  kiln: () => import("../domain/vocabulary/kiln.json").then((shelf) => shelf.default),
  color: () => import("../domain/vocabulary/color.json").then((shelf) => shelf.default),
  motif: () => import("../domain/vocabulary/motif.json").then((shelf) => shelf.default),
  shape: () => import("../domain/vocabulary/shape.json").then((shelf) => shelf.default),
};

function term(attribute: VocabularyAttribute, { id, en, zhHans, pinyin, start = null, end = null }: RawTerm): Term {
  return { id, attribute, en, zh: zhHans, pinyin, start, end };
}

export function createVocabularyModel(shelves = SHELVES): VocabularyModel {
  const terms = signal<ReadonlyMap<string, Term> | null>(null);
  let loading: Promise<void> | null = null;

  async function load(): Promise<void> {
    try {
      const found = await Promise.all(
        VOCABULARY_ATTRIBUTES.map(async (attribute) => (await shelves[attribute]()).map((raw) => term(attribute, raw))),
      );
      terms.value = new Map(found.flat().map((each) => [each.id, each]));
    } catch {
      loading = null; // offline before the shelves were cached: ids stand in for labels
    }
  }

  return { terms, load: () => (loading ??= load()) };
}
