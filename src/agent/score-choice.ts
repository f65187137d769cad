/** How likely each option of a question is where the answer begins. Changes no journal. */
import type { Lang } from "../domain/attribute";
import type { AgentEvent, ToolName } from "../domain/events";
import { answerOf } from "./answer";
import type { AgentPorts, Part } from "./ports";
import { choiceQuestion } from "./prompt";
import { replay } from "./replay";
import { openStudy, type StudyState } from "./study-state";

export interface Choice {
  question: string;
  options: readonly { letter: string; text: string }[];
}

/**
 * Natural log-probability of each option, in the order of `options`: that of its letter at the head of `<answer>`, mean
 * over all rotations of the options among the letters, so that each option stands once at each letter and a liking for a
 * letter cancels. The turns of `journal` are replayed as they were; without any the answer comes at once.
 */
export async function scoreChoice(
  ports: AgentPorts,
  journal: readonly AgentEvent[],
  { lang, tools, choice }: { lang: Lang; tools: readonly ToolName[]; choice: Choice },
  signal: AbortSignal,
): Promise<number[]> {
  const { question, options } = choice;
  const letters = options.map(({ letter }) => letter);
  const { before, prefix } = upToAnswer(journal);
  const space = /\s*$/u.exec(prefix)?.[0] ?? "";
  const sums = options.map(() => 0);
  for (let shift = 0; shift < options.length; shift += 1) {
    const places = options.map((_, place) => (place + shift) % options.length);
    const rotated = places.map((option, place) => ({
      letter: letters[place] ?? "",
      text: options[option]?.text ?? "",
    }));
    const state = await openStudy(ports, { lang, tools, answer: "text", signal, emit: () => undefined });
    await replay(state, { question: choiceQuestion(state.prompt, lang, { question, options: rotated }) }, before);
    const logprobs = await scoreAt(state, prefix.slice(0, prefix.length - space.length), letters, space);
    for (const [place, option] of places.entries()) {
      sums[option] = (sums[option] ?? 0) + (logprobs[place] ?? Number.NEGATIVE_INFINITY);
    }
  }
  return sums.map((sum) => sum / options.length);
}

/** White space before the letters is theirs: a token may hold both. */
async function scoreAt(state: StudyState, prefix: string, letters: readonly string[], space: string) {
  const { conversation, signal, unsaid } = state;
  try {
    const parts: Part[] = [...unsaid, { type: "template", text: prefix }];
    await conversation.extend(parts, signal);
    return await conversation.score(
      letters.map((letter) => space + letter),
      signal,
    );
  } finally {
    conversation.dispose();
  }
}

/**
 * The turns before the last one, and of that one the text up to its answer. A last turn that has none is left out, and
 * the answer comes in its place.
 */
function upToAnswer(journal: readonly AgentEvent[]): { before: AgentEvent[]; prefix: string } {
  const last = Math.max(0, ...journal.map((event) => ("turn" in event ? event.turn : 0)));
  const before = journal.filter((event) => "turn" in event && event.turn < last);
  const said = journal.map((event) => (event.type === "token-delta" && event.turn === last ? event.text : "")).join("");
  const answer = answerOf(said);
  if (answer === null) return { before, prefix: "<answer>" };
  const space = answer.raw.length - answer.raw.trimStart().length;
  return { before, prefix: said.slice(0, answer.start + space) };
}
