/** A record that another evaluator has written, as a result: what it says of the question and of the episode. */
import { AppError } from "../../base/errors";
import { TOOL_NAMES, type AgentEvent, type StopReason, type ToolName } from "../../domain/events";
import type { BenchOption, BenchRow, Protocol, RowResult, RowStatus } from "../../domain/bench";
import { readAnswer, readOptions } from "../sets/options";
import { readType } from "../sets/question-type";
import { rowFault, shown } from "../sets/row-fault";
import { lastWordsOf } from "../score/last-turn";
import { eventsOf } from "./foreign-events";

/** How their endings are called here. */
const STOPS: Readonly<Record<RowStatus, StopReason>> = {
  success: "answered",
  completed_without_answer: "no-answer",
  tool_limit_exceeded: "tool-limit",
  empty_response: "empty-response",
  error: "error",
};

type Field = (name: string) => unknown;

/** @throws AppError with a `RowFaultCode`: "found …, wanted …". */
export function foreignResult(
  value: object,
  line: number,
): { result: Omit<RowResult, "runId" | "seq">; protocol: Protocol } {
  const field: Field = (name) => Reflect.get(value, name);
  const status = readStatus(field("status"));
  const { row, protocol } = readQuestion(field, line);
  const said = textOr(field("prediction") ?? field("pred_ans"), "");
  const prediction = textOr(field("extracted_answer"), null);
  const { trace, seconds } = eventsOf(field("trace"), { question: row.question, said, stop: STOPS[status] });
  return {
    protocol,
    result: {
      row,
      status,
      stop: STOPS[status],
      prediction,
      ...lastWordsOf(trace, prediction),
      logprobs: null,
      confidence: null,
      error: textOr(field("error"), null),
      seconds,
      tokens: 0,
      toolCalls: callsIn(trace),
      trace,
    },
  };
}

function readStatus(value: unknown): RowStatus {
  const known = Object.keys(STOPS);
  if (typeof value === "string" && isStatus(value)) return value;
  throw new AppError("status-unknown", `found the status ${shown(value ?? null)}, wanted one of ${known.join(", ")}`);
}

function isStatus(value: string): value is RowStatus {
  return Object.hasOwn(STOPS, value);
}

/** Options stand in the prompt, a line each; without any, what was expected is a reference in words. */
function readQuestion(field: Field, line: number): { row: BenchRow; protocol: Protocol } {
  const prompt = textOr(field("question"), "");
  const expected = field("expected") ?? field("answer");
  const { question, options } = partedPrompt(prompt, expected);
  const images = [field("images")].flat().filter((path) => typeof path === "string");
  const row = {
    id: textOr(field("id"), `line-${line}`),
    line,
    type: readType(field("category") ?? field("type")),
    question,
    options,
    images,
    specimen: images.toSorted().join(" "),
  };
  if (options.length > 0)
    return { row: { ...row, answer: readAnswer(expected, options), reference: null }, protocol: "choice" };
  if (typeof expected === "string" && expected.trim() !== "") {
    return { row: { ...row, answer: "", reference: expected }, protocol: "free-form" };
  }
  throw rowFault("answer-missing", `found ${shown(expected ?? null)} as what was expected, wanted a letter or a text`);
}

const OPTION = /^([A-Z])\. (.*)$/u;

/** The question before the lines `A. …`, `B. …`, and these; where only a letter is expected, options without words. */
function partedPrompt(prompt: string, expected: unknown): { question: string; options: BenchOption[] } {
  const lines = prompt.split("\n");
  for (const [start, first] of lines.entries()) {
    if (!first.startsWith("A. ")) continue;
    const rest = lines.slice(start);
    const count = rest.findIndex((text, at) => OPTION.exec(text)?.[1] !== String.fromCharCode(65 + at));
    const listed = rest.slice(0, count < 0 ? rest.length : count);
    if (listed.length >= 2) return { question: lines.slice(0, start).join("\n"), options: readOptions(listed) };
  }
  const letter = typeof expected === "string" && /^[A-Z]$/u.test(expected) ? expected : undefined;
  const many = letter === undefined ? 0 : Math.max(4, letter.charCodeAt(0) - 64);
  const options = Array.from({ length: many }, (_, at) => ({ letter: String.fromCharCode(65 + at), text: "" }));
  return { question: prompt, options };
}

function callsIn(trace: readonly AgentEvent[]): Partial<Record<ToolName, number>> {
  const counts = TOOL_NAMES.map((name): [ToolName, number] => [
    name,
    trace.filter((event) => event.type === "tool-call" && event.name === name).length,
  ]);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function textOr<T>(value: unknown, other: T): string | T {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : other;
}
