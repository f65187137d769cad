/** Puts one question to the agent and notes how it went. Knows no set, no run and no store; marks nothing. */
import type { AgentPorts } from "../agent/ports";
import { runStudy } from "../agent/loop";
import { choiceQuestion, freeFormQuestion } from "../agent/prompt";
import { promptFile } from "../agent/prompt-file";
import { scoreChoice } from "../agent/score-choice";
import { AppError } from "../base/errors";
import type { Lang } from "../domain/attribute";
import type { BenchRow, Protocol, RowResult, RowStatus, RunSettings } from "../domain/bench";
import type { AgentEvent, StopReason, ToolName } from "../domain/events";
import { answerConfidence } from "./report/answer-confidence";
import { lastWordsOf } from "./score/last-turn";

export type RowAnswer = Omit<RowResult, "runId" | "seq" | "row" | "seconds">;
export type Asking = Pick<RunSettings, "protocol" | "tools" | "lang">;

/**
 * Runs the episode of one row, its events into `trace`; with no tools, scored choice needs none. Rejects with what the
 * model failed with (see `failedRow`) or the abort reason.
 */
export async function answerRow(
  ports: AgentPorts,
  row: BenchRow,
  { protocol, tools, lang: wanted }: Asking,
  { signal, trace }: { signal: AbortSignal; trace: AgentEvent[] },
): Promise<RowAnswer> {
  const scored = protocol === "scored-choice";
  const lang = wanted === "auto" ? languageOf(row) : wanted;
  if (!scored || tools.length > 0) {
    const question = questionOf(ports, row, protocol, lang);
    const emit = (event: AgentEvent) => void trace.push(event);
    await runStudy(ports, { question, lang, tools, answer: "text", signal, emit });
    signal.throwIfAborted();
  }
  const logprobs = scored ? await scoresOf(ports, row, trace, { lang, tools }, signal) : null;
  if (trace.length > 0) return { ...readTrace(trace), logprobs };
  return { ...NOTHING, status: "success", logprobs, trace };
}

/** A row whose episode broke off: an error among the results, which the run survives. */
export function failedRow(error: unknown, trace: AgentEvent[]): RowAnswer {
  const message = error instanceof Error ? error.message : String(error);
  return { ...readTrace(trace), status: "error", error: message };
}

const NOTHING = {
  stop: null,
  prediction: null,
  confidence: null,
  logprobs: null,
  error: null,
  tokens: 0,
  toolCalls: {},
} as const satisfies Partial<RowAnswer>;

/** CiQi knows no context that is full: there the episode ends like any without an answer. */
const STATUS: Readonly<Record<StopReason, RowStatus>> = {
  answered: "success",
  "no-answer": "completed_without_answer",
  "context-limit": "completed_without_answer",
  "tool-limit": "tool_limit_exceeded",
  "empty-response": "empty_response",
  aborted: "error",
  error: "error",
};

function readTrace(trace: AgentEvent[]): RowAnswer {
  const answer = trace.findLast((event) => event.type === "answer");
  const stop = trace.findLast((event) => event.type === "stop");
  const toolCalls: Partial<Record<ToolName, number>> = {};
  for (const event of trace) {
    if (event.type === "tool-call") toolCalls[event.name] = (toolCalls[event.name] ?? 0) + 1;
  }
  return {
    ...NOTHING,
    status: STATUS[stop?.reason ?? "error"],
    stop: stop?.reason ?? null,
    prediction: answer?.text ?? null,
    ...lastWordsOf(trace, answer?.text ?? null),
    confidence: answer === undefined ? null : answerConfidence(trace),
    tokens: stop?.timings.tokens ?? 0,
    toolCalls,
    trace,
  };
}

function questionOf(ports: AgentPorts, row: BenchRow, protocol: Protocol, lang: Lang): string {
  const prompt = promptFile(ports.model.prompt);
  return protocol === "free-form" ? freeFormQuestion(prompt, lang, row.question) : choiceQuestion(prompt, lang, row);
}

/** Null where the rotated question no longer fits beside what the episode has gathered. */
async function scoresOf(
  ports: AgentPorts,
  row: BenchRow,
  trace: readonly AgentEvent[],
  { lang, tools }: { lang: Lang; tools: readonly ToolName[] },
  signal: AbortSignal,
): Promise<number[] | null> {
  try {
    return await scoreChoice(ports, trace, { lang, tools, choice: row }, signal);
  } catch (error) {
    if (error instanceof AppError && error.code === "context-limit") return null;
    throw error;
  }
}

/** One Chinese character in the question is enough: English ones name nothing in Chinese. */
function languageOf({ question }: BenchRow): Lang {
  return /\p{Script=Han}/u.test(question) ? "zh" : "en";
}
