/** What a person may ask next, and which term a question sets against the verdict's; pure. */
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import type { Confusion } from "../domain/confusions";
import type { Evidence } from "../domain/evidence";
import type { Verdict } from "../domain/verdict";
import type { TermFinder } from "./study-findings";

/** Another value than the claimed one. Vocabulary ids. */
export interface Alternative {
  attribute: VocabularyAttribute;
  claimed: string;
  other: string;
}

/** Suggestions shown at once. */
const MOST = 3;

/** A similar piece that says so is worth this much doubt. */
const SAID_BY_A_PIECE = 0.5;

/** Ids of the similar pieces that have this value. */
export function piecesSaying(
  evidence: readonly Evidence[],
  attribute: VocabularyAttribute,
  value: string,
): Extract<Evidence, { kind: "record" }>[] {
  return evidence.filter((each) => each.kind === "record").filter(({ fields }) => fields[attribute] === value);
}

/** What the piece is most likely to be taken for, one an attribute, where the verdict is least sure first. */
export function alternativesOf(
  verdict: Verdict,
  evidence: readonly Evidence[],
  confusedWith: (id: string) => readonly Confusion[],
): Alternative[] {
  if (!verdict.isPorcelain) return [];
  const doubts = VOCABULARY_ATTRIBUTES.flatMap((attribute) => {
    const { value: claimed, confidence } = verdict.attributes[attribute];
    if (claimed === null) return [];
    const ranked = confusedWith(claimed).map(({ id: other }) => {
      const said = piecesSaying(evidence, attribute, other).length > 0 ? SAID_BY_A_PIECE : 0;
      return { attribute, claimed, other, doubt: 1 - confidence + said };
    });
    return ranked.toSorted((a, b) => b.doubt - a.doubt).slice(0, 1);
  });
  return doubts
    .toSorted((a, b) => b.doubt - a.doubt)
    .slice(0, MOST)
    .map(({ attribute, claimed, other }) => ({ attribute, claimed, other }));
}

/** The first term of a question that is another value than the verdict's; null where it names none. */
export function alternativeIn(text: string, verdict: Verdict, find: TermFinder): Alternative | null {
  for (const { id: other, attribute } of find.findTermsOf(text, VOCABULARY_ATTRIBUTES)) {
    const claimed = verdict.attributes[attribute].value;
    if (claimed !== null && claimed !== other) return { attribute, claimed, other };
  }
  return null;
}
