/**
 * The turns of a study, by the CiQi protocol: one call a turn, results in the user role, eight tool steps at most,
 * `<answer>` ends it and wins over a call. Knows no journal.
 */
import { AppError } from "../base/errors";
import type { StopReason } from "../domain/events";
import { answerOf, parseAnswer } from "./answer";
import { calibrated } from "./confidence";
import { readMark } from "./mark-reading";
import type { Part } from "./ports";
import { withAddition } from "./prompt";
import { reply, runTool, say, tellError, tellLine } from "./steps";
import { type StudyState, stop } from "./study-state";
import { parseToolCall } from "./tool-call";
import type { TurnText } from "./turn-text";
import { takeAdditions } from "./user-turn";

/** Towards one answer. */
const MAX_TOOL_STEPS = 8;

/** Replies and results in turn, until an answer or a limit. */
export async function converse(state: StudyState, begun?: TurnText): Promise<StopReason> {
  for (let said = begun; ; said = undefined) {
    const { turn, full } = await reply(state, said);
    if (answers(state, turn)) return stop(state, "answered");
    if (full) return stop(state, "context-limit");
    const next = await decide(state, turn);
    if (typeof next === "string") return next;
    const ended = await sayOrAsk(state, next);
    if (ended !== undefined) return ended;
  }
}

/** Tells of the answer in the form that was asked for; false when the turn has none. */
function answers(state: StudyState, turn: TurnText): boolean {
  const said = { at: state.ports.now(), turn: state.turn };
  if (state.answer === "text") {
    const found = answerOf(turn.text);
    if (found === null) return false;
    state.emit({ type: "answer", ...said, text: found.raw });
    return true;
  }
  const parsed = parseAnswer(turn, state.evidence, state.prompt.answer);
  if (parsed === null) return false;
  const glance = state.events.find((event) => event.type === "glance")?.glance ?? null;
  const mark = readMark(state.events, parsed.attributes.reign);
  const verdict = calibrated(parsed, glance, state.ports.model.calibration);
  state.emit({ type: "verdict", ...said, verdict: mark === null ? verdict : { ...verdict, mark } });
  return true;
}

/** What to tell the model after a turn without an answer, or the reason for which the study has stopped. */
export async function decide(state: StudyState, turn: TurnText): Promise<Part[] | StopReason> {
  const call = parseToolCall(turn.text);
  if (call.kind === "call") {
    const tool = state.tools.find(({ name }) => name === call.name);
    if (tool !== undefined) {
      if (state.toolSteps >= MAX_TOOL_STEPS) return ask(state, "tool-limit");
      state.toolSteps += 1;
      return runTool(state, tool, call.arguments);
    }
  }
  if (call.kind !== "none" && !state.explained) {
    state.explained = true;
    return tellError(state, call.kind === "malformed" ? call.message : noSuchTool(state, call.name), null);
  }
  return ask(state, turn.text.trim() === "" ? "empty-response" : "no-answer");
}

/** Asks for the answer, once; the second time the study stops for `reason`. */
function ask(state: StudyState, reason: "tool-limit" | "empty-response" | "no-answer"): Part[] | StopReason {
  if (state.nudged) return stop(state, reason);
  state.nudged = true;
  return tellLine(state, state.prompt.answerNow[state.lang]);
}

/**
 * Tells the model, and with it what the person has added meanwhile. A result that does not fit in its context is replaced
 * by the request to answer, which may still fit. The journal then has two observations of that turn: the last is what the
 * model was told.
 */
export async function sayOrAsk(state: StudyState, parts: Part[]): Promise<StopReason | undefined> {
  const added = await takeAdditions(state);
  try {
    await say(state, added.reduce(withAddition, parts));
    return undefined;
  } catch (error) {
    if (!isContextLimit(error) || state.nudged) throw error;
    state.nudged = true;
    const line = tellLine(state, state.prompt.answerNow[state.lang], `call-${state.turn}`);
    await say(state, added.reduce(withAddition, line));
    return undefined;
  }
}

export function isContextLimit(error: unknown): boolean {
  return error instanceof AppError && error.code === "context-limit";
}

function noSuchTool(state: StudyState, name: string): { en: string; zh: string } {
  const known = state.tools.map((tool) => tool.name);
  const called = name.slice(0, 40);
  return {
    en: `there is no tool ${called}; tools: ${known.join(", ") || "none"}.`,
    zh: `没有工具${called}，可用：${known.join("、") || "无"}。`,
  };
}
