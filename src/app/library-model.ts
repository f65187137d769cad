/** What the library answers to the query in the address, page by page; draws nothing and keeps no pictures. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import type { Lang } from "../domain/attribute";
import type { PieceHit, PieceList } from "../domain/search";
import { type Failure, failureOf } from "./failure";
import type { EnginePort } from "./ports";
import { hashOf, type LibraryQuery } from "./route-model";

/** Pieces fetched at a time. */
export const PAGE = 60;

export interface FoundPieces extends Omit<PieceList, "hits"> {
  query: LibraryQuery;
  /** What has been fetched, by place in the whole list. */
  pieces: ReadonlyMap<number, PieceHit>;
}

export interface LibraryModel {
  /** The last answer; null before the first. While another is awaited it is still the one before. */
  found: ReadonlySignal<FoundPieces | null>;
  pending: ReadonlySignal<boolean>;
  failure: ReadonlySignal<Failure | null>;
  /** What was shown last, for the way back. */
  query: ReadonlySignal<LibraryQuery | null>;
  /** Asks anew even for the query on show: packs may have come or gone. */
  show(query: LibraryQuery, lang: Lang): Promise<void>;
  /** Fetches what is missing of the places `first` to `last`. */
  need(first: number, last: number): void;
  retry(): void;
}

export function createLibraryModel(engine: Pick<EnginePort, "call">): LibraryModel {
  const found = signal<FoundPieces | null>(null);
  const pending = signal(false);
  const failure = signal<Failure | null>(null);
  const query = signal<LibraryQuery | null>(null);
  let asked = { lang: "en" as Lang, stop: new AbortController() };
  const fetching = new Set<number>();

  const ask = (wanted: LibraryQuery, page: number) =>
    engine.call(
      "find-pieces",
      { ...wanted, lang: asked.lang, offset: page * PAGE, limit: PAGE },
      { signal: asked.stop.signal },
    );

  async function show(wanted: LibraryQuery, lang: Lang): Promise<void> {
    asked.stop.abort();
    asked = { lang, stop: new AbortController() };
    const { signal: stopped } = asked.stop;
    fetching.clear();
    query.value = wanted;
    pending.value = true;
    failure.value = null;
    try {
      const { hits, ...list } = await ask(wanted, 0);
      if (stopped.aborted) return;
      found.value = { ...list, query: wanted, pieces: put(kept(wanted, list, hits), 0, hits) };
    } catch (error) {
      if (stopped.aborted || isAbort(error)) return;
      failure.value = failureOf(error);
    }
    pending.value = false;
  }

  /** Pages fetched before stay when the same question has the same answer, so that the way back needs no waiting. */
  function kept(wanted: LibraryQuery, list: Omit<PieceList, "hits">, hits: PieceHit[]): FoundPieces["pieces"] {
    const before = found.value;
    const same =
      before !== null &&
      hashOf({ screen: "library", query: before.query }) === hashOf({ screen: "library", query: wanted }) &&
      before.total === list.total &&
      hits.every((hit, place) => before.pieces.get(place)?.recordId === hit.recordId);
    return same ? before.pieces : new Map();
  }

  async function fetchPage(page: number): Promise<void> {
    const { stop } = asked;
    const { value: list } = found;
    if (list === null || fetching.has(page)) return;
    fetching.add(page);
    try {
      const { hits } = await ask(list.query, page);
      const { value: now } = found;
      if (stop.signal.aborted || now === null) return;
      found.value = { ...now, pieces: put(now.pieces, page * PAGE, hits) };
    } catch (error) {
      if (!stop.signal.aborted && !isAbort(error)) failure.value = failureOf(error);
    } finally {
      if (!stop.signal.aborted) fetching.delete(page);
    }
  }

  return {
    found,
    pending,
    failure,
    query,
    show,
    need(first, last) {
      const { value: list } = found;
      if (list === null || pending.value) return;
      for (let page = Math.floor(first / PAGE); page * PAGE <= Math.min(last, list.total - 1); page++) {
        if (!list.pieces.has(page * PAGE)) void fetchPage(page);
      }
    },
    retry() {
      if (query.value !== null) void show(query.value, asked.lang);
    },
  };
}

function put(pieces: FoundPieces["pieces"], offset: number, hits: readonly PieceHit[]): FoundPieces["pieces"] {
  return new Map([...pieces, ...hits.map((hit, place) => [offset + place, hit] as const)]);
}
