/** What this piece is most easily taken for, and how to tell: the glossary's pairs, cut down to those that matter for it. */
import { type Lang, type VocabularyAttribute } from "./attribute";
import type { Certainty } from "./certainty";
import { confusedWith } from "./confusions";

export interface LikelyConfusion {
  attribute: VocabularyAttribute;
  /** The claimed term and the one it is taken for. */
  claimed: string;
  other: string;
  how: Record<Lang, string>;
  /** Something speaks for the other: a similar piece, a vote, a mark. */
  named: boolean;
}

export interface Doubted {
  attribute: VocabularyAttribute;
  claimed: string | null;
  certainty: Certainty;
  confidence: number;
  /** Ids that something speaks for, the likeliest first. */
  rivals: readonly string[];
}

const MOST = 4;
const MOST_OF_ONE = 2;

/** Those that something speaks for first, then those of what is least sure; of what is sure, only the former. */
export function likelyConfusions(claims: readonly Doubted[]): LikelyConfusion[] {
  const found = claims.flatMap(({ attribute, claimed, certainty, confidence, rivals }) => {
    if (claimed === null) return [];
    return confusedWith(claimed)
      .map(({ id, en, zh }) => ({
        pair: { attribute, claimed, other: id, how: { en, zh }, named: rivals.includes(id) },
        rank: rivals.includes(id) ? rivals.indexOf(id) : rivals.length,
      }))
      .filter(({ pair }) => pair.named || certainty !== "high")
      .toSorted((one, other) => one.rank - other.rank)
      .slice(0, MOST_OF_ONE)
      .map(({ pair }) => ({ pair, confidence }));
  });
  return found
    .toSorted((one, other) => Number(other.pair.named) - Number(one.pair.named) || one.confidence - other.confidence)
    .slice(0, MOST)
    .map(({ pair }) => pair);
}
