/** The glossary: every vocabulary term, found by any of its names, with what the library has of it. Knows no sentences. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Lang } from "../domain/attribute";
import type { Confusion } from "../domain/confusions";
import type { PassageHit, PieceList } from "../domain/search";
import type { Term } from "../domain/vocabulary";
import { type Awaited, settled, WAITING } from "./awaited";
import type { EnginePort } from "./ports";

/** Pieces and passages shown on a term's page. */
const PIECES = 12;
const PASSAGES = 5;

/** The shelf that is written from the vocabulary itself: its passage about a term only says again what the entry says. */
const OWN_SHELF = "knowledge";

/** A term among the others. */
export interface Entry {
  term: Term;
  /** The period, kiln or dynasty it is part of. */
  within: Term | null;
  /** What is part of it: periods, kilns, the reigns of a dynasty. */
  parts: readonly Term[];
  confused: readonly { term: Term; how: Record<Lang, string> }[];
}

export interface ShownTerm {
  id: string;
  pieces: Awaited<PieceList>;
  /** What mentions it elsewhere. */
  passages: Awaited<readonly PassageHit[]>;
}

export interface GlossaryModel {
  /** Null until loaded. */
  terms: ReadonlySignal<readonly Term[] | null>;
  failed: ReadonlySignal<boolean>;
  shown: ReadonlySignal<ShownTerm | null>;
  /** Loads once; a failed load is tried again at the next call. */
  load(): Promise<void>;
  /** Null when the vocabulary has no such term. */
  entry(id: string): Entry | null;
  show(id: string, lang: Lang): Promise<void>;
}

interface Fetched {
  terms: readonly Term[];
  confusedWith(id: string): readonly Confusion[];
}

const load = async (): Promise<Fetched> => {
  const [{ TERMS }, { confusedWith }] = await Promise.all([
    import("../domain/vocabulary"),
    import("../domain/confusions"),
  ]);
  return { terms: TERMS, confusedWith };
};

export function createGlossaryModel(engine: Pick<EnginePort, "call">, fetchTerms = load): GlossaryModel {
  const terms = signal<readonly Term[] | null>(null);
  const failed = signal(false);
  const shown = signal<ShownTerm | null>(null);
  let byId: ReadonlyMap<string, Term> = new Map();
  let confusedWith: Fetched["confusedWith"] = () => [];
  let loading: Promise<void> | null = null;
  let stop = new AbortController();

  async function fetchOnce(): Promise<void> {
    try {
      failed.value = false;
      const found = await fetchTerms();
      byId = new Map(found.terms.map((term) => [term.id, term]));
      confusedWith = found.confusedWith;
      terms.value = found.terms;
    } catch {
      loading = null;
      failed.value = true;
    }
  }

  async function show(id: string, lang: Lang): Promise<void> {
    stop.abort();
    stop = new AbortController();
    const { signal: stopped } = stop;
    shown.value = { id, pieces: WAITING, passages: WAITING };
    await (loading ??= fetchOnce());
    const term = byId.get(id);
    if (stopped.aborted || term === undefined) return;
    const put = (part: Partial<ShownTerm>) => {
      if (!stopped.aborted && shown.value !== null) shown.value = { ...shown.value, ...part };
    };
    const query = { text: "", filters: { [term.attribute]: [id] }, packs: null, lang, offset: 0, limit: PIECES };
    const mentions = async () => {
      const name = lang === "en" ? term.en : term.zhHans;
      const input = { query: name, lang, limit: 2 * PASSAGES };
      const { hits } = await engine.call("find-passages", input, { signal: stopped });
      const others = hits.filter((hit) => hit.marks.length > 0 && (hit.term !== id || hit.packId !== OWN_SHELF));
      return others.slice(0, PASSAGES);
    };
    await Promise.all([
      settled(engine.call("find-pieces", query, { signal: stopped })).then((pieces) => put({ pieces })),
      settled(mentions()).then((passages) => put({ passages })),
    ]);
  }

  return {
    terms,
    failed,
    shown,
    load: () => (loading ??= fetchOnce()),
    show,
    entry(id) {
      const term = byId.get(id);
      if (term === undefined) return null;
      const within = byId.get(wholeOf(term) ?? "") ?? null;
      const parts = [...byId.values()].filter((each) => wholeOf(each) === id);
      const confused = confusedWith(id).flatMap(({ id: other, en, zh }) => {
        const found = byId.get(other);
        return found === undefined ? [] : [{ term: found, how: { en, zh } }];
      });
      return { term, within, parts, confused };
    },
  };
}

function wholeOf(term: Term): string | null {
  if (term.attribute === "reign") return term.dynasty;
  return term.attribute === "dynasty" || term.attribute === "kiln" ? term.parent : null;
}
