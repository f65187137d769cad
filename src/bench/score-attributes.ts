/** How many attributes were named rightly, beside what guessing would give. Knows labels and claims, no model. */
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import type { Claim, Verdict } from "../domain/verdict";
import { type Interval, wilson } from "./wilson";

/** Vocabulary ids; null where there is nothing to name (the reign of a piece without a mark, say). */
export type Truth = Readonly<Record<VocabularyAttribute, string | null>>;

export interface Judged {
  truth: Truth;
  /** Null when the episode ended without one: then every attribute of it is wrong. */
  verdict: Verdict | null;
}

export interface AttributeScore extends Interval {
  attribute: VocabularyAttribute;
  right: number;
  n: number;
  accuracy: number;
  /** How many values occur in the set; guessing among them blindly is right with probability `chance`. */
  classes: number;
  chance: number;
  /** The commonest value, and the accuracy of always saying it. */
  majority: { value: string | null; accuracy: number };
}

/** For the reign "none" is a value like any other; a piece without one of the others is not asked for it. */
function isScored(attribute: VocabularyAttribute, truth: Truth): boolean {
  return attribute === "reign" || truth[attribute] !== null;
}

/** What a claim says: an id, null for "none", undefined for silence or words that no term fits, which are never right. */
export function claimed({ value, label, confidence }: Claim): string | null | undefined {
  if (value !== null) return value;
  return label.trim() === "" || confidence > 0 ? undefined : null;
}

/** Attribute by attribute, in the order of a museum label. Attributes without a single scored row are left out. */
export function scoreAttributes(rows: readonly Judged[]): AttributeScore[] {
  return VOCABULARY_ATTRIBUTES.flatMap((attribute) => {
    const scored = rows.filter(({ truth }) => isScored(attribute, truth));
    return scored.length === 0 ? [] : [scoreAttribute(attribute, scored)];
  });
}

function scoreAttribute(attribute: VocabularyAttribute, rows: readonly Judged[]): AttributeScore {
  const counts = new Map<string | null, number>();
  let right = 0;
  for (const { truth, verdict } of rows) {
    const wanted = truth[attribute];
    counts.set(wanted, (counts.get(wanted) ?? 0) + 1);
    if (verdict?.isPorcelain === true && claimed(verdict.attributes[attribute]) === wanted) right += 1;
  }
  const n = rows.length;
  const [value, most] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [null, 0]);
  return {
    attribute,
    right,
    n,
    accuracy: right / n,
    ...wilson(right, n),
    classes: counts.size,
    chance: 1 / counts.size,
    majority: { value, accuracy: most / n },
  };
}
