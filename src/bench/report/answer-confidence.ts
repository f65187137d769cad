/** How sure the model was of what it answered, by the tokens it wrote the answer with. Knows no truth. */
import { answerOf } from "../../agent/answer";
import { TurnText } from "../../agent/turn-text";
import type { AgentEvent } from "../../domain/events";

/**
 * Product of the probabilities of the tokens between `<answer>` and `</answer>`, blanks around it apart: 0..1. Of several
 * answers the last of the last turn that has one, as the protocol counts them. Null: no answer, or no token in it.
 */
export function answerConfidence(trace: readonly AgentEvent[]): number | null {
  const turns = new Map<number, TurnText>();
  for (const event of trace) {
    if (event.type !== "token-delta") continue;
    const turn = turns.get(event.turn) ?? new TurnText();
    turns.set(event.turn, turn);
    turn.add(event);
  }
  const answered = [...turns.values()].findLast((turn) => answerOf(turn.text) !== null);
  const answer = answered && answerOf(answered.text);
  if (answered === undefined || !answer) return null;
  const start = answer.start + (answer.raw.length - answer.raw.trimStart().length);
  const end = start + answer.raw.trim().length;
  return start === end ? null : answered.probability(start, end);
}
