/**
 * Turns a journal back into what the model was told and what it said, so that a study goes on after one prefill.
 * Assistant turns are the very token ids that were generated; nothing is rendered a second time in other words.
 */
import { AppError } from "../base/errors";
import type { Evidence } from "../domain/evidence";
import type { AgentEvent, StopReason } from "../domain/events";
import type { AgentPorts, ImageHandle, Part } from "./ports";
import { firstTurn, resultTurn, withAddition } from "./prompt";
import { type StudyState, beginAnew } from "./study-state";
import { TurnText } from "./turn-text";
import { userTurnParts } from "./user-turn";

type Observation = Extract<AgentEvent, { type: "observation" }>;

/** The last turn, when nothing was told to the model after it. */
export interface CutTurn {
  turn: TurnText;
  /** True when its tool call was made and its result never came. */
  called: boolean;
}

/**
 * Why the study of this journal ended by itself; undefined when it was cut off, stopped by hand or failed. What a person
 * added begins it anew.
 */
export function finished(events: readonly AgentEvent[]): StopReason | undefined {
  const journal = events.slice(events.findLastIndex(({ type }) => type === "user-turn") + 1);
  if (journal.some(({ type }) => type === "verdict" || type === "answer")) return "answered";
  const last = journal.findLast((event) => event.type === "stop");
  return last === undefined || last.reason === "aborted" || last.reason === "error" ? undefined : last.reason;
}

/** Sets `state` to where the journal ends, with everything still to be told in `unsaid`. */
export async function replay(
  state: StudyState,
  start: { question: string },
  journal: readonly AgentEvent[],
): Promise<CutTurn | undefined> {
  const { lang, ports, prompt, tools, begunWith } = state;
  const schemas = tools.map(({ schema }) => schema);
  const photos = ports.photos.slice(0, begunWith);
  state.events.push(...journal);
  state.unsaid = firstTurn({ prompt, lang, photos, question: start.question, tools: schemas });
  let cut: CutTurn | undefined;
  for (const [number, events] of turnsOf(journal).entries()) {
    state.turn = number;
    const { part, turn } = saidIn(events);
    if (part.ids.length > 0) state.unsaid.push(part);
    const added = await noteAll(state, events);
    const told = events.findLast((event) => event.type === "observation");
    const called = events.some(({ type }) => type === "tool-call");
    const spoken = number > 0 && told === undefined && added.length === 0;
    if (spoken && called) state.toolSteps -= 1; // the call is made again
    if (told !== undefined) state.unsaid.push(...(await toldIn(told, ports, state.signal)));
    for (const content of added) state.unsaid = withAddition(state.unsaid, content);
    cut = spoken ? { turn, called } : undefined;
  }
  return cut;
}

/**
 * The events of turn 1, 2 …, and before them what the person added before the first.
 * @throws AppError `journal-broken` when a turn in the middle is missing.
 */
function turnsOf(journal: readonly AgentEvent[]): AgentEvent[][] {
  const turns: AgentEvent[][] = [[]];
  for (const event of journal) {
    if (!("turn" in event)) continue;
    if (event.turn < 0 || event.turn > turns.length) {
      throw new AppError(
        "journal-broken",
        `Resuming the study: turn ${event.turn} has no beginning; start a new study.`,
      );
    }
    (turns[event.turn] ??= []).push(event);
  }
  return turns;
}

function saidIn(events: readonly AgentEvent[]): { part: { type: "tokens"; ids: number[] }; turn: TurnText } {
  const turn = new TurnText();
  const ids: number[] = [];
  for (const event of events) {
    if (event.type !== "token-delta") continue;
    ids.push(...event.ids);
    turn.add(event);
  }
  return { part: { type: "tokens", ids }, turn };
}

/** Counts the events of a turn, and renders what the person added after it. */
async function noteAll(state: StudyState, events: readonly AgentEvent[]): Promise<Part[][]> {
  const added: Part[][] = [];
  for (const event of events) {
    note(state, event);
    if (event.type === "user-turn") added.push(await userTurnParts(state, event));
  }
  return added;
}

function note(state: StudyState, event: AgentEvent): void {
  if (event.type === "tool-call") state.toolSteps += 1;
  if (event.type !== "observation" && event.type !== "user-turn") return;
  for (const { id, kind } of event.evidence) state.evidence.set(id, kind);
  if (event.type === "user-turn") return beginAnew(state, { answer: event.answer, lang: event.lang ?? state.lang });
  if (event.text === state.prompt.answerNow[state.lang]) state.nudged = true;
  else if (event.call === null) state.explained = true;
}

async function toldIn({ evidence, text }: Observation, ports: AgentPorts, signal: AbortSignal): Promise<Part[]> {
  const images: ImageHandle[] = [];
  for (const one of evidence) {
    const image = await imageOf(one, ports, signal);
    if (image !== undefined) images.push(image);
  }
  return resultTurn(images, text);
}

async function imageOf(one: Evidence, ports: AgentPorts, signal: AbortSignal): Promise<ImageHandle | undefined> {
  switch (one.kind) {
    case "crop":
      return ports.crop(one.image, one.box, signal);
    case "record":
      return ports.recordImage(one.packId, one.recordId, signal);
    case "photo":
    case "passage":
      return undefined;
    default:
      return one satisfies never;
  }
}
