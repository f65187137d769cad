/** Asks a finished study how likely other values of one attribute were. Changes no journal. */
import { AppError } from "../base/errors";
import { softmax } from "../base/softmax";
import type { VocabularyAttribute } from "../domain/attribute";
import type { AgentEvent } from "../domain/events";
import { answerOf } from "./answer";
import { writtenClaims } from "./answer-lines";
import type { AgentPorts, Part } from "./ports";
import { fill, type PromptFile } from "./prompt-file";
import { replay } from "./replay";
import { openStudy } from "./study-state";

/** A value with what speaks for it. */
export interface WeighedValue {
  /** Vocabulary id. */
  value: string;
  /** Natural log-probability of its words, given all that the model saw and its answer up to the value. */
  logprob: number;
  /** Its share of the probability of the values that were asked about, 0..1. */
  share: number;
  /** Evidence ids of the similar pieces that say so. */
  records: string[];
}

/** In the order of `values`. @throws AppError `no-verdict` when the study has none, `journal-broken`, `model-changed`. */
export async function weighValues(
  ports: AgentPorts,
  journal: readonly AgentEvent[],
  { attribute, values }: { attribute: VocabularyAttribute; values: readonly string[] },
  signal: AbortSignal,
): Promise<WeighedValue[]> {
  const [start] = journal;
  const verdict = journal.findLast((event) => event.type === "verdict");
  if (start?.type !== "study-start" || verdict === undefined) {
    throw new AppError("no-verdict", "Weighing other values: the study has no verdict; resume it first.");
  }
  if (start.model !== ports.model.id) {
    throw new AppError("model-changed", `Weighing other values: the study is of ${start.model}; load that model.`);
  }
  const said = journal.flatMap((event) =>
    event.type === "token-delta" && event.turn === verdict.turn ? event.text : [],
  );
  const { tools, photos } = start;
  const terms = { lang: start.lang, tools, begunWith: photos.length, signal, emit: () => undefined };
  const state = await openStudy(ports, terms);
  const before = journal.filter((event) => !("turn" in event) || event.turn < verdict.turn);
  await replay(state, start, before);
  const { lang } = state;
  const prefix = prefixOf(said.join(""), attribute, state.prompt, lang);
  const space = /\s$/u.exec(prefix)?.[0] ?? "";
  const parts: Part[] = [...state.unsaid, { type: "template", text: prefix.slice(0, prefix.length - space.length) }];
  await state.conversation.extend(parts, signal);
  const words = values.map((value) => space + ports.label(value, lang));
  const logprobs = await state.conversation.score(words, signal);
  const shares = softmax(logprobs);
  return values.map((value, i) => ({
    value,
    logprob: logprobs[i] ?? Number.NEGATIVE_INFINITY,
    share: shares[i] ?? 0,
    records: recordsThatSay(journal, attribute, value),
  }));
}

function recordsThatSay(journal: readonly AgentEvent[], attribute: VocabularyAttribute, value: string): string[] {
  const found = journal.flatMap((event) => (event.type === "observation" ? event.evidence : []));
  return found.flatMap((one) => (one.kind === "record" && one.fields[attribute] === value ? one.id : []));
}

/** The turn up to the value of the attribute; where the answer has no such line, up to a new one. */
function prefixOf(turn: string, attribute: VocabularyAttribute, prompt: PromptFile, lang: "en" | "zh"): string {
  const answer = answerOf(turn);
  if (answer === null) return turn;
  const claim = writtenClaims(answer.raw, prompt.answer).find((one) => one.attribute === attribute);
  if (claim !== undefined) return turn.slice(0, answer.start + claim.start);
  const [head = ""] = prompt.answer.line[lang].split("{value}");
  const line = fill(head, { attribute: prompt.answer.attributes[lang][attribute] });
  return `${turn.slice(0, answer.start + answer.raw.length).trimEnd()}\n${line}`;
}
