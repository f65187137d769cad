/**
 * Turns a journal back into what the model was told and what it said, so that a study goes on after one prefill.
 * Assistant turns are the very token ids that were generated; nothing is rendered a second time in other words.
 */
import { AppError } from "../base/errors";
import type { Evidence } from "../domain/evidence";
import type { AgentEvent, StopReason } from "../domain/events";
import type { AgentPorts, ImageHandle, Part } from "./ports";
import { firstTurn, resultTurn } from "./prompt";
import type { StudyState } from "./study-state";
import { TurnText } from "./turn-text";

type Observation = Extract<AgentEvent, { type: "observation" }>;

/** The last turn, when nothing was told to the model after it. */
export interface CutTurn {
  turn: TurnText;
  /** True when its tool call was made and its result never came. */
  called: boolean;
}

/** Why the study of this journal ended by itself; undefined when it was cut off, stopped by hand or failed. */
export function finished(journal: readonly AgentEvent[]): StopReason | undefined {
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
  const { lang, ports, prompt, tools } = state;
  const schemas = tools.map(({ schema }) => schema);
  state.unsaid = firstTurn({ prompt, lang, photos: ports.photos, question: start.question, tools: schemas });
  let cut: CutTurn | undefined;
  for (const events of turnsOf(journal)) {
    state.turn += 1;
    const { part, turn } = saidIn(events);
    if (part.ids.length > 0) state.unsaid.push(part);
    for (const event of events) note(state, event);
    const told = events.findLast((event) => event.type === "observation");
    const called = events.some(({ type }) => type === "tool-call");
    if (told === undefined) {
      if (called) state.toolSteps -= 1; // the call is made again
      cut = { turn, called };
    } else {
      state.unsaid.push(...(await toldIn(told, ports, state.signal)));
      cut = undefined;
    }
  }
  return cut;
}

/** The events of turn 1, 2 …; @throws AppError `journal-broken` when a turn in the middle is missing. */
function turnsOf(journal: readonly AgentEvent[]): AgentEvent[][] {
  const turns: AgentEvent[][] = [];
  for (const event of journal) {
    if (!("turn" in event)) continue;
    if (event.turn < 1 || event.turn > turns.length + 1) {
      throw new AppError(
        "journal-broken",
        `Resuming the study: turn ${event.turn} has no beginning; start a new study.`,
      );
    }
    (turns[event.turn - 1] ??= []).push(event);
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

function note(state: StudyState, event: AgentEvent): void {
  if (event.type === "tool-call") state.toolSteps += 1;
  if (event.type !== "observation") return;
  for (const { id, kind } of event.evidence) state.evidence.set(id, kind);
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
