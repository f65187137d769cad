/** Two labels side by side, line by line, with what sets them apart; pure. */
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import { confusedWith } from "../domain/confusions";
import type { RecordFields } from "../domain/evidence";
import type { MuseumLabel } from "../domain/museum-label";
import { leftPossible, type Said } from "../domain/retreat";
import { term } from "../domain/vocabulary";

/** `within`: one's own label says less, and the piece's value is among what it leaves. `unknown`: one of them says nothing. */
export type Likeness = "same" | "within" | "differs" | "unknown";

export interface ComparedLine {
  attribute: VocabularyAttribute;
  mine: Said;
  /** Vocabulary id; null where nothing is recorded, or this vocabulary does not have it. */
  theirs: string | null;
  likeness: Likeness;
  /** How to tell the two apart, where they differ and something is written of it. */
  how: { en: string; zh: string } | null;
}

/** `label` null: one's own piece has none yet. */
export function comparedLines(label: MuseumLabel | null, fields: RecordFields): ComparedLine[] {
  return VOCABULARY_ATTRIBUTES.map((attribute) => {
    const line = label?.lines.find((each) => each.attribute === attribute);
    const mine: Said = line?.said ?? { kind: "open" };
    const recorded = fields[attribute];
    const theirs = recorded !== null && term(recorded) !== undefined ? recorded : null;
    const likeness = likenessOf(mine, theirs, attribute);
    const own = line?.claim.value ?? null;
    const told = likeness === "differs" && own !== null ? confusedWith(own).find(({ id }) => id === theirs) : undefined;
    return { attribute, mine, theirs, likeness, how: told === undefined ? null : { en: told.en, zh: told.zh } };
  });
}

function likenessOf(mine: Said, theirs: string | null, attribute: VocabularyAttribute): Likeness {
  if (theirs === null || mine.kind === "open" || mine.kind === "words") return "unknown";
  if (mine.kind === "term" && mine.id === theirs) return "same";
  return leftPossible(mine, attribute)?.has(theirs) === true ? "within" : "differs";
}
