/**
 * Begins a study, goes on with one that was cut off, or with one that somebody adds to; its turns are in converse.ts.
 * Knows no browser, no model and no tool in particular.
 */
import { isAbort } from "../base/abort";
import { AppError } from "../base/errors";
import type { AgentEvent, StopReason } from "../domain/events";
import { converse, decide, isContextLimit, sayOrAsk } from "./converse";
import type { AgentPorts } from "./ports";
import { firstTurn, withAddition } from "./prompt";
import { finished, replay } from "./replay";
import { catchUp, glanceAtOnce, say } from "./steps";
import { type StudyState, type StudyTerms, openStudy, stop, studyPhoto } from "./study-state";
import { takeAdditions } from "./user-turn";

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
