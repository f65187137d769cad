/** One's own guess beside the verdict, attribute by attribute, with credit for what is nearly the same; pure. */
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import { confusedWith } from "../domain/confusions";
import type { LabelLine, MuseumLabel } from "../domain/museum-label";
import { leftPossible, related } from "../domain/retreat";
import { hierarchicalF1, withAncestors } from "../domain/taxonomy";
import { term } from "../domain/vocabulary";
import type { Guess } from "../storage/schema";

/**
 * How a guess stands beside the verdict. `same`; `within`: the label says less, and the guess is among what it leaves;
 * `near`: both are of one kind (`shared`); `confusable`: one is often taken for the other; `other`. `unguessed`: nothing
 * was guessed. `unsaid`: the label leaves it open.
 */
export type Mark = "same" | "within" | "near" | "confusable" | "other" | "unguessed" | "unsaid";

export interface MarkedGuess {
  attribute: VocabularyAttribute;
  guessed: string | null;
  line: LabelLine;
  mark: Mark;
  /** 0..1; null where there is nothing to mark. */
  credit: number | null;
  /** The narrowest thing that both are: a dynasty, a family. */
  shared: string | null;
  /** The difference that tells, where one is taken for the other. */
  how: { en: string; zh: string } | null;
}

/** What is often taken for the other is worth this, even where the two share no kind. */
const CONFUSABLE = 0.25;

export function markedGuesses(guess: Guess, label: MuseumLabel): MarkedGuess[] {
  return VOCABULARY_ATTRIBUTES.flatMap((attribute) => {
    const line = label.lines.find((each) => each.attribute === attribute);
    return line === undefined ? [] : marked(guess[attribute] ?? null, line);
  });
}

function marked(guessed: string | null, line: LabelLine): MarkedGuess {
  const { attribute, said, claim } = line;
  const plain = { attribute, guessed, line, credit: null, shared: null, how: null };
  if (said.kind === "open" || claim.value === null || term(claim.value) === undefined)
    return { ...plain, mark: "unsaid" };
  if (guessed === null) return { ...plain, mark: "unguessed" };
  if (guessed === claim.value) return { ...plain, mark: "same", credit: 1 };
  const told = confusedWith(claim.value).find(({ id }) => id === guessed);
  const how = told === undefined ? null : { en: told.en, zh: told.zh };
  const shared = sharedKind(guessed, claim.value);
  const credit = hierarchicalF1([claim.value], [guessed]);
  if (leftPossible(said, attribute)?.has(guessed) === true) {
    return { ...plain, mark: "within", credit: 1, shared, how };
  }
  if (shared !== null) return { ...plain, mark: "near", credit, shared, how };
  return how === null
    ? { ...plain, mark: "other", credit: 0 }
    : { ...plain, mark: "confusable", credit: CONFUSABLE, how };
}

/** The narrowest node that is above both, or one of the two where the other is a part of it; null for none. */
export function sharedKind(one: string, other: string): string | null {
  if (related(one, other)) return withAncestors(one).has(other) ? other : one;
  const above = withAncestors(other);
  const shared = [...withAncestors(one)].filter((id) => above.has(id));
  return shared.toSorted((a, b) => withAncestors(b).size - withAncestors(a).size)[0] ?? null;
}

/** What all of it comes to; `of` is how many attributes could be marked. */
export function score(marks: readonly MarkedGuess[]): { points: number; of: number } {
  const counted = marks.flatMap(({ credit }) => credit ?? []);
  return { points: counted.reduce((sum, credit) => sum + credit, 0), of: counted.length };
}
