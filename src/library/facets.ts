/** Filters by attribute and pack, and how many pieces each choice would leave. Knows no text and no vectors. */
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import type { PieceList, PieceQuery } from "../domain/search";
import type { Piece, Pieces } from "./pieces";
import { termId, termLine, termNumber } from "./term-numbers";

export type Choice = Pick<PieceQuery, "filters" | "packs">;
export type Facets = Pick<PieceList, "facets" | "packs">;

const PACK_BIT = 1 << VOCABULARY_ATTRIBUTES.length;

/** Which of the filters a piece fails: a bit an attribute in their order, then one for the pack. 0: it passes all. */
export function failures(pieces: Pieces, { filters, packs }: Choice): (piece: Piece) => number {
  const chosenPacks = packs === null ? undefined : new Set(packs);
  const chosen = VOCABULARY_ATTRIBUTES.map((attribute) => {
    const ids = filters[attribute] ?? [];
    return ids.length === 0 ? undefined : new Set(ids.map(termNumber));
  });
  return (piece) => {
    let failed = chosenPacks === undefined || chosenPacks.has(piece.packId) ? 0 : PACK_BIT;
    for (const [i, wanted] of chosen.entries()) {
      if (wanted !== undefined && !termLine(pieces.term(piece, i)).some((term) => wanted.has(term))) failed |= 1 << i;
    }
    return failed;
  };
}

/**
 * Counts of the pieces, most first, each attribute's as if nothing were chosen of it, and the packs' likewise. A piece of
 * a term counts for what the term is part of as well.
 */
export function countFacets(pieces: Pieces, found: Iterable<Piece>, failed: (piece: Piece) => number): Facets {
  const counts = VOCABULARY_ATTRIBUTES.map(() => new Map<number, number>());
  const packs = new Map<string, number>();
  for (const piece of found) {
    const failing = failed(piece);
    if ((failing & ~PACK_BIT) === 0) packs.set(piece.packId, (packs.get(piece.packId) ?? 0) + 1);
    for (const [i, count] of counts.entries()) {
      if ((failing & ~(1 << i)) !== 0) continue;
      for (const term of termLine(pieces.term(piece, i))) count.set(term, (count.get(term) ?? 0) + 1);
    }
  }
  const facets = counts.map((count, i) => [VOCABULARY_ATTRIBUTES[i], mostFirst(count)]);
  return {
    facets: Object.fromEntries(facets) as Record<VocabularyAttribute, { id: string; count: number }[]>,
    packs: [...packs].map(([packId, count]) => ({ packId, count })).sort((a, b) => b.count - a.count),
  };
}

/** Equal counts in the vocabulary's order. */
function mostFirst(counts: ReadonlyMap<number, number>): { id: string; count: number }[] {
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || a - b)
    .map(([number, count]) => ({ id: termId(number), count }));
}
