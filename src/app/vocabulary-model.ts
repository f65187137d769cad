/** The vocabulary's terms by id, fetched only when something has to be named; knows no sentences. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { type Lang, VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import type { Tongue } from "./tongue";

/** Named as readers read (`zh-Hans`, `zh-Hant`) and as data are written (`zh`, in simplified characters). */
export interface Term extends Record<Tongue | Lang, string> {
  id: string;
  attribute: VocabularyAttribute;
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
  zhHant: string;
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

function term(attribute: VocabularyAttribute, raw: RawTerm): Term {
  const { id, en, zhHans, zhHant, pinyin, start = null, end = null } = raw;
  return { id, attribute, en, zh: zhHans, "zh-Hans": zhHans, "zh-Hant": zhHant, pinyin, start, end };
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
