/** The vocabulary's terms by id, fetched only when something has to be named; knows no sentences. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Lang, VocabularyAttribute } from "../domain/attribute";
import type { Term as DomainTerm } from "../domain/vocabulary";
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

function named({ id, attribute, en, zhHans, zhHant, pinyin, ...rest }: DomainTerm): Term {
  const dates = "start" in rest ? { start: rest.start, end: rest.end } : { start: null, end: null };
  return { id, attribute, en, zh: zhHans, "zh-Hans": zhHans, "zh-Hant": zhHant, pinyin, ...dates };
}

export function createVocabularyModel(): VocabularyModel {
  const terms = signal<ReadonlyMap<string, Term> | null>(null);
  let loading: Promise<void> | null = null;

  async function load(): Promise<void> {
    try {
      const { TERMS } = await import("../domain/vocabulary"); // one file: six would hold the page up when a study opens
      terms.value = new Map(TERMS.map((each) => [each.id, named(each)]));
    } catch {
      loading = null; // offline before the vocabulary was cached: ids stand in for labels
    }
  }

  return { terms, load: () => (loading ??= load()) };
}
