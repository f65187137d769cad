/** Changes to what the library is asked for; each gives a new query. */
import type { LibraryQuery } from "../../app/route-model";
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../../domain/attribute";

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}

export function toggleTerm(query: LibraryQuery, attribute: VocabularyAttribute, id: string): LibraryQuery {
  const { [attribute]: ids = [], ...others } = query.filters;
  const next = toggled(ids, id);
  return { ...query, filters: next.length === 0 ? others : { ...others, [attribute]: next } };
}

export function togglePack(query: LibraryQuery, id: string): LibraryQuery {
  const next = toggled(query.packs ?? [], id);
  return { ...query, packs: next.length === 0 ? null : next };
}

export function withoutFilters(query: LibraryQuery): LibraryQuery {
  return { text: query.text, filters: {}, packs: null };
}

/** Every filter that is set, in the order of a label. */
export function filtersOf(query: LibraryQuery): { attribute: VocabularyAttribute; id: string }[] {
  return VOCABULARY_ATTRIBUTES.flatMap((attribute) =>
    (query.filters[attribute] ?? []).map((id) => ({ attribute, id })),
  );
}

export function countFilters(query: LibraryQuery): number {
  return filtersOf(query).length + (query.packs?.length ?? 0);
}
