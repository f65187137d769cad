/** What a running study remembers between its turns; does nothing by itself. */
import type { Lang } from "../domain/attribute";
import type { AgentEvent, AnswerForm, StopReason, StudyPhoto, Timings, ToolName } from "../domain/events";
import type { EvidenceKind } from "../domain/evidence";
import type { AgentPorts, Conversation, Part, StudyImage } from "./ports";
import { type PromptFile, promptFile } from "./prompt-file";
import { toolsOf } from "./tools/index";
import type { Tool } from "./tools/tool";

export interface StudyState {
  readonly ports: AgentPorts;
  readonly conversation: Conversation;
  readonly prompt: PromptFile;
  /** As `answer`: a person's turn may change it. */
  lang: Lang;
  readonly tools: readonly Tool[];
  answer: AnswerForm;
  readonly signal: AbortSignal;
  readonly emit: (event: AgentEvent) => void;
  /** All that has happened, a replayed journal first. */
  readonly events: AgentEvent[];
  readonly timings: Timings;
  /** How many of the photographs the study began with; the others were added. */
  readonly begunWith: number;
  /** Parts that the model has still to be told before it can go on: a replayed journal. */
  unsaid: Part[];
  /** What each id of the trace is; the next one is `E${size + 1}`. */
  readonly evidence: Map<string, EvidenceKind>;
  turn: number;
  toolSteps: number;
  /** A malformed call is explained once. */
  explained: boolean;
  /** The model is asked for its answer once. */
  nudged: boolean;
}

export interface StudyTerms {
  lang: Lang;
  tools: readonly ToolName[];
  /** Absent: a verdict. */
  answer?: AnswerForm | undefined;
  /** How many of the photographs it begins with; absent: all of them. */
  begunWith?: number;
  signal: AbortSignal;
  /** Called in order; must not throw. */
  emit: (event: AgentEvent) => void;
}

export async function openStudy(ports: AgentPorts, terms: StudyTerms): Promise<StudyState> {
  const { emit, begunWith = ports.photos.length } = terms;
  const events: AgentEvent[] = [];
  return {
    ports,
    conversation: await ports.model.open(),
    prompt: promptFile(ports.model.prompt),
    lang: terms.lang,
    tools: toolsOf(terms.tools),
    answer: terms.answer ?? "verdict",
    signal: terms.signal,
    emit(event) {
      events.push(event);
      emit(event);
    },
    events,
    begunWith,
    timings: { image_ms: [], prefill_ms: [], tokens: 0, decode_ms: 0, tools: [] },
    unsaid: [],
    evidence: new Map(ports.photos.slice(0, begunWith).map(({ index }) => [`E${index}`, "photo"])),
    turn: 0,
    toolSteps: 0,
    explained: false,
    nudged: false,
  };
}

/** The person has spoken: what was counted towards the last answer is counted anew. */
export function beginAnew(state: StudyState, { answer, lang }: Pick<StudyState, "answer" | "lang">): void {
  Object.assign(state, { answer, lang, toolSteps: 0, explained: false, nudged: false });
}

export function studyPhoto({ index, name, width, height, view }: StudyImage): StudyPhoto {
  return { index, name, width, height, modelWidth: view.width, modelHeight: view.height };
}

/** The next evidence id, which from now on is in the trace. */
export function nextEvidence(state: StudyState, kind: EvidenceKind): string {
  const id = `E${state.evidence.size + 1}`;
  state.evidence.set(id, kind);
  return id;
}

/** What a stop says to a person; the page has its own words for all but `error`. */
export const STOP_MESSAGES: Readonly<Record<Exclude<StopReason, "error">, string>> = {
  answered: "The study ended with an answer.",
  aborted: "The study was stopped.",
  "tool-limit": "The model went on calling tools after eight calls and gave no answer.",
  "empty-response": "The model said nothing, twice.",
  "no-answer": "The model ended without an answer, also when asked for one.",
  "context-limit": "The conversation grew longer than the model can hold; study fewer photographs at a time.",
};

export function stop(state: StudyState, reason: Exclude<StopReason, "error">): StopReason {
  const { emit, ports, timings } = state;
  emit({ type: "stop", at: ports.now(), reason, message: STOP_MESSAGES[reason], timings: structuredClone(timings) });
  return reason;
}
