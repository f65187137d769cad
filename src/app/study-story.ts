/** What a study is told as: turns, what the person added, answers and new verdicts, in the order they came; pure. */
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import type { Verdict } from "../domain/verdict";
import type { StudyView, TurnView, UserTurn } from "./study-view";

export type StoryItem =
  | { kind: "turn"; turn: TurnView }
  /** `place` among what was added, from 0. */
  | { kind: "added"; added: UserTurn; place: number }
  | { kind: "answer"; turn: number; text: string }
  /** A verdict after the first, which stands at the head of the study. */
  | { kind: "verdict"; turn: number; verdict: Verdict; before: Verdict };

export function storyOf({ turns, added, answers, verdicts }: StudyView): StoryItem[] {
  const told: { at: number; item: StoryItem }[] = [
    ...turns.map((turn): (typeof told)[number] => ({ at: turn.turn, item: { kind: "turn", turn } })),
    ...answers.map((each): (typeof told)[number] => ({ at: each.turn, item: { kind: "answer", ...each } })),
    ...verdicts.flatMap(({ turn, verdict }, place): typeof told => {
      const before = verdicts[place - 1]?.verdict;
      return before === undefined ? [] : [{ at: turn, item: { kind: "verdict", turn, verdict, before } }];
    }),
    ...added.map((each, place): (typeof told)[number] => ({
      at: each.turn,
      item: { kind: "added", added: each, place },
    })),
  ];
  // A stable sort: within one turn the order is that of the lists above.
  return told.toSorted((a, b) => a.at - b.at).map(({ item }) => item);
}

export interface Change {
  attribute: VocabularyAttribute;
  /** Vocabulary ids, or null where nothing was or is claimed. */
  from: string | null;
  to: string | null;
  /** Of the claims, 0..1. */
  sureBefore: number;
  sureAfter: number;
}

/** Claims that are another value than they were, in the order of a label. */
export function changesOf(before: Verdict, after: Verdict): Change[] {
  return VOCABULARY_ATTRIBUTES.flatMap((attribute) => {
    const [was, is] = [before.attributes[attribute], after.attributes[attribute]];
    if (was.value === is.value) return [];
    return [{ attribute, from: was.value, to: is.value, sureBefore: was.confidence, sureAfter: is.confidence }];
  });
}
