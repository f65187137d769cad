/**
 * What similar pieces say of a piece, attribute by attribute, and how far such a vote can be trusted. Knows matches, no
 * vectors and no model.
 *
 * A match counts the more the nearer it is to the nearest. The share of the weight that a value gets becomes a confidence
 * by a line through its log-odds, one an attribute (J. Platt, "Probabilistic outputs for support vector machines", 1999),
 * which `npm run calibrate -- votes` fits on pieces whose truth is known and writes to votes.json, with what it was fitted
 * on. They are of one embedder; another wants its own.
 */
import { logit, sigmoid } from "../base/sigmoid";
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import type { Glance, GlanceMatch, Vote } from "../domain/glance";
import fitted from "./votes.json";

/** Eight pieces that agree are no certainty. */
const LEAST = 0.01;

/**
 * Of all matches' weight, each value's share; pieces that do not state the attribute keep theirs to themselves. `reach`: a
 * match this much further from the picture than the nearest counts a factor of e less, in cosine.
 */
export function shares(
  matches: readonly Pick<GlanceMatch, "score" | "fields">[],
  attribute: VocabularyAttribute,
  reach = fitted.reach,
): Map<string, { share: number; matches: number[] }> {
  const best = Math.max(...matches.map(({ score }) => score));
  const weights = matches.map(({ score }) => Math.exp((score - best) / reach));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const found = new Map<string, { share: number; matches: number[] }>();
  for (const [place, { fields }] of matches.entries()) {
    const value = fields[attribute];
    if (value === null) continue;
    const before = found.get(value) ?? { share: 0, matches: [] };
    const share = Math.min(1, before.share + (weights[place] ?? 0) / sum); // sums round
    found.set(value, { share, matches: [...before.matches, place] });
  }
  return found;
}

/** What a curve is made of: 1, the share's log-odds. */
export function voteFeatures(share: number): [number, number] {
  return [1, logit(share, LEAST)];
}

/** Most confident first. */
export function votesOf(matches: readonly GlanceMatch[]): Glance["votes"] {
  const votes: Partial<Record<VocabularyAttribute, Vote[]>> = {};
  for (const attribute of VOCABULARY_ATTRIBUTES) {
    const { bias, slope } = fitted.curves[attribute];
    const said = [...shares(matches, attribute)].map(([value, { share, matches: places }]): Vote => {
      const [one, odds] = voteFeatures(share);
      return { value, confidence: sigmoid(bias * one + slope * odds), matches: places };
    });
    if (said.length > 0) votes[attribute] = said.sort((one, other) => other.confidence - one.confidence);
  }
  return votes;
}
