/** Other values of an attribute that something besides the model's own claim speaks for. */
import type { VocabularyAttribute } from "./attribute";
import type { Evidence } from "./evidence";
import type { Glance } from "./glance";
import { term } from "./vocabulary";

/** What the library said of the piece: at once, and while it was studied. */
export interface Witnesses {
  glance: Glance | null;
  evidence: readonly Evidence[];
}

/**
 * Vocabulary ids that similar pieces have, the likeliest first: by the votes of the glance, which are counted, then by the
 * pieces that the study found, nearest first. `claimed` is left out, and so is what the vocabulary does not have.
 */
export function rivalsOf(
  attribute: VocabularyAttribute,
  claimed: string | null,
  { glance, evidence }: Witnesses,
): string[] {
  const votes = (glance?.votes[attribute] ?? []).toSorted((one, other) => other.confidence - one.confidence);
  const records = evidence
    .filter((each) => each.kind === "record")
    .toSorted((one, other) => other.score - one.score)
    .map(({ fields }) => fields[attribute]);
  const ids = [...votes.map(({ value }) => value), ...records];
  return [...new Set(ids)].filter(
    (id): id is string => id !== null && id !== claimed && term(id)?.attribute === attribute,
  );
}
