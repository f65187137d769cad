/** Terms of an attribute that answer to what is typed, in either language or in pinyin with or without tones. Pure. */
import type { Term } from "../../app/vocabulary-model";
import type { VocabularyAttribute } from "../../domain/attribute";

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s'’-]+/g, "");
}

/** Those that begin with it first; all of them for an empty query. */
export function findTerms(terms: Iterable<Term>, attribute: VocabularyAttribute, query: string): Term[] {
  const wanted = folded(query);
  const rankOf = ({ en, zh, pinyin }: Term) => {
    const places = [en, zh, pinyin].map((name) => folded(name).indexOf(wanted)).filter((place) => place >= 0);
    return places.length === 0 ? -1 : Math.min(1, ...places);
  };
  const found = [...terms]
    .filter((term) => term.attribute === attribute)
    .map((term) => ({ term, rank: rankOf(term) }))
    .filter(({ rank }) => rank >= 0);
  return found.toSorted((a, b) => a.rank - b.rank).map(({ term }) => term);
}
