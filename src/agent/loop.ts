/**
 * Runs a study by the CiQi protocol: one call a turn, results in the user role, eight tool steps at most, `<answer>`
 * ends it and wins over a call. Knows no browser, no model and no tool in particular.
 */
import { isAbort } from "../base/abort";
import { AppError } from "../base/errors";
import type { AgentEvent, StopReason } from "../domain/events";
import { answerOf, parseAnswer } from "./answer";
import { calibrated } from "./confidence";
import { readMark } from "./mark-reading";
import type { AgentPorts, Part } from "./ports";
import { firstTurn, withAddition } from "./prompt";
import { finished, replay } from "./replay";
import { catchUp, glanceAtOnce, reply, runTool, say, tellError, tellLine } from "./steps";
import { type StudyState, type StudyTerms, openStudy, stop, studyPhoto } from "./study-state";
import { parseToolCall } from "./tool-call";
import type { TurnText } from "./turn-text";
import { takeAdditions } from "./user-turn";

export const MAX_TOOL_STEPS = 8;

/**
 * Studies `ports.photos` and resolves with the reason of its `stop` event; rejects, after a `stop` of reason `error`,
 * only when the model itself fails. The conversation is left open: it belongs to whoever gave `ports.model.open`.
 */
export async function runStudy(ports: AgentPorts, terms: StudyTerms & { question: string }): Promise<StopReason> {
  const state = await openStudy(ports, terms);
  const { lang, prompt, tools } = state;
  const question = terms.question.trim() === "" ? prompt.question[lang] : terms.question;
  state.emit({
    type: "study-start",
    at: ports.now(),
    question,
    lang,
    ...(state.answer === "verdict" ? {} : { answer: state.answer }),
    model: ports.model.id,
    backend: ports.model.backend,
    tools: tools.map(({ name }) => name),
    photos: ports.photos.map(studyPhoto),
    evidence: ports.photos.map(({ index }) => ({ id: `E${index}`, kind: "photo", image: index })),
  });
  const schemas = tools.map(({ schema }) => schema);
  state.unsaid = firstTurn({ prompt, lang, photos: ports.photos, question, tools: schemas });
  return guarded(state, async () => {
    await glanceAtOnce(state);
    await say(state, []);
    return converse(state);
  });
}

/** What a journal is gone on with: its language, tools and answer are in it. */
export type JournalTerms = Pick<StudyTerms, "signal" | "emit">;

/**
 * Goes on with a study that was cut off: the journal goes into the cache in one prefill, tokens as they were generated.
 * A study that had come to its own end is left as it is. @throws AppError `journal-broken`, `model-changed`.
 */
export async function resumeStudy(
  ports: AgentPorts,
  journal: readonly AgentEvent[],
  terms: JournalTerms,
): Promise<StopReason> {
  const end = finished(journal);
  if (end !== undefined) return end;
  const { state, start } = await openJournal(ports, journal, terms);
  return guarded(state, async () => {
    const cut = await replay(state, start, journal);
    if (cut === undefined) {
      await say(state, []);
      return converse(state);
    }
    if (!cut.called) {
      await catchUp(state);
      return converse(state, cut.turn);
    }
    const next = await decide(state, cut.turn);
    if (typeof next === "string") return next;
    return (await sayOrAsk(state, next)) ?? converse(state);
  });
}

/**
 * Goes on, whether or not the study had come to its end, with what `ports.additions` gives: to an answer anew.
 * @throws AppError as `resumeStudy`.
 */
export async function continueStudy(
  ports: AgentPorts,
  journal: readonly AgentEvent[],
  terms: JournalTerms,
): Promise<StopReason> {
  const { state, start } = await openJournal(ports, journal, terms);
  await replay(state, start, journal);
  terms.signal.throwIfAborted(); // until here nothing has been added
  return guarded(state, async () => {
    for (const content of await takeAdditions(state)) state.unsaid = withAddition(state.unsaid, content);
    await say(state, []);
    return converse(state);
  });
}

async function openJournal(ports: AgentPorts, journal: readonly AgentEvent[], terms: JournalTerms) {
  const [start] = journal;
  if (start?.type !== "study-start") {
    throw new AppError("journal-broken", "Resuming the study: its journal has no beginning; start a new study.");
  }
  const { model, lang, tools, answer, photos } = start;
  if (model !== ports.model.id) {
    const found = `the journal is of ${model}, the loaded model is ${ports.model.id}`;
    throw new AppError("model-changed", `Resuming the study: ${found}; load that model or start a new study.`);
  }
  return { start, state: await openStudy(ports, { ...terms, lang, tools, answer, begunWith: photos.length }) };
}

async function guarded(state: StudyState, run: () => Promise<StopReason>): Promise<StopReason> {
  const { emit, ports, signal, timings } = state;
  try {
    signal.throwIfAborted();
    return await run();
  } catch (error) {
    if (isAbort(error) || signal.aborted) return stop(state, "aborted");
    if (isContextLimit(error)) return stop(state, "context-limit");
    const message = error instanceof Error ? error.message : String(error);
    emit({ type: "stop", at: ports.now(), reason: "error", message, timings: structuredClone(timings) });
    throw error;
  }
}

/** Replies and results in turn, until an answer or a limit. */
async function converse(state: StudyState, begun?: TurnText): Promise<StopReason> {
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
async function decide(state: StudyState, turn: TurnText): Promise<Part[] | StopReason> {
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
async function sayOrAsk(state: StudyState, parts: Part[]): Promise<StopReason | undefined> {
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

function isContextLimit(error: unknown): boolean {
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
