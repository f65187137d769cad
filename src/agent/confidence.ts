/**
 * How sure a claim is, by what the model gave its words and by what similar pieces say, as fitted on pieces whose truth is
 * known. Knows the formula, not where the numbers come from.
 */
import { logit, sigmoid } from "../base/sigmoid";
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import type { Glance } from "../domain/glance";
import type { Claim, Verdict } from "../domain/verdict";

/** p = sigmoid(bias + model logit(p of the model) + vote v), v the confidence of the glance's vote for the value. */
export interface Fusion {
  bias: number;
  model: number;
  vote: number;
}
/** By attribute; one without a fit keeps the model's own probability. */
export type Fusions = Partial<Record<VocabularyAttribute, Fusion>>;

/** The model's certainty is believed as far as this. */
const LEAST = 1e-4;

/** What the fusion is made of: 1, the model's logit, the vote. */
export function features(probability: number, vote: number): [number, number, number] {
  return [1, logit(probability, LEAST), vote];
}

/** Confidence of the vote for `value`; 0 where no similar piece says so. */
export function voteFor(glance: Glance | null, attribute: VocabularyAttribute, value: string | null): number {
  return glance?.votes[attribute]?.find((vote) => vote.value === value)?.confidence ?? 0;
}

/**
 * The verdict with calibrated confidences. Claims of nothing, of words that no term fits, and of attributes without a fit
 * stay as they are; all do where nothing was glanced at, since that is what the fit rests on.
 */
export function calibrated(verdict: Verdict, glance: Glance | null, fusions: Fusions | undefined): Verdict {
  if (glance === null || fusions === undefined) return verdict;
  const attributes = { ...verdict.attributes };
  for (const attribute of VOCABULARY_ATTRIBUTES) {
    const fusion = fusions[attribute];
    if (fusion !== undefined) attributes[attribute] = fused(attributes[attribute], attribute, glance, fusion);
  }
  return { ...verdict, attributes };
}

function fused(claim: Claim, attribute: VocabularyAttribute, glance: Glance, { bias, model, vote }: Fusion): Claim {
  if (claim.value === null) return claim;
  const [one, own, voted] = features(claim.confidence, voteFor(glance, attribute, claim.value));
  return { ...claim, confidence: sigmoid(bias * one + model * own + vote * voted), calibrated: true };
}
