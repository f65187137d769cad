/** Asks a finished study how likely other values of one attribute were. Changes no journal. */
import { AppError } from "../base/errors";
import type { Attribute } from "../domain/attribute";
import type { AgentEvent } from "../domain/events";
import { answerOf } from "./answer";
import { writtenClaims } from "./answer-lines";
import type { AgentPorts, Part } from "./ports";
import { fill, type PromptFile } from "./prompt-file";
import { replay } from "./replay";
import { openStudy } from "./study-state";

/**
 * Natural log-probability of each option as the value of `attribute`, given all that the model saw and its answer up to
 * that value. @throws AppError `no-verdict` when the study has none, `journal-broken`, `model-changed`.
 */
export async function scoreOptions(
  ports: AgentPorts,
  journal: readonly AgentEvent[],
  { attribute, options }: { attribute: Attribute; options: readonly string[] },
  signal: AbortSignal,
): Promise<number[]> {
  const [start] = journal;
  const verdict = journal.findLast((event) => event.type === "verdict");
  if (start?.type !== "study-start" || verdict === undefined) {
    throw new AppError("no-verdict", "Scoring other values: the study has no verdict; resume it first.");
  }
  if (start.model !== ports.model.id) {
    throw new AppError("model-changed", `Scoring other values: the study is of ${start.model}; load that model.`);
  }
  const said = journal.flatMap((event) =>
    event.type === "token-delta" && event.turn === verdict.turn ? event.text : [],
  );
  const state = await openStudy(ports, { lang: start.lang, tools: start.tools, signal, emit: () => undefined });
  const before = journal.filter((event) => !("turn" in event) || event.turn < verdict.turn);
  await replay(state, start, before);
  const prefix = prefixOf(said.join(""), attribute, state.prompt, start.lang);
  const space = /\s$/u.exec(prefix)?.[0] ?? "";
  const parts: Part[] = [...state.unsaid, { type: "template", text: prefix.slice(0, prefix.length - space.length) }];
  await state.conversation.extend(parts, signal);
  return state.conversation.score(
    options.map((option) => space + option),
    signal,
  );
}

/** The turn up to the value of the attribute; where the answer has no such line, up to a new one. */
function prefixOf(turn: string, attribute: Attribute, prompt: PromptFile, lang: "en" | "zh"): string {
  const answer = answerOf(turn);
  if (answer === null) return turn;
  const claim = writtenClaims(answer.raw, prompt.answer).find((one) => one.attribute === attribute);
  if (claim !== undefined) return turn.slice(0, answer.start + claim.start);
  const [head = ""] = prompt.answer.line[lang].split("{value}");
  const line = fill(head, { attribute: prompt.answer.attributes[lang][attribute] });
  return `${turn.slice(0, answer.start + answer.raw.length).trimEnd()}\n${line}`;
}
