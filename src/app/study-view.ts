/** Folds the list of events into what the page draws; pure, and the same for a live stream and a replayed journal. */
import type { Lang } from "../domain/attribute";
import type { AgentEvent, StopReason, StudyPhoto, Timings, ToolName } from "../domain/events";
import type { Box, Evidence } from "../domain/evidence";
import type { Glance } from "../domain/glance";
import type { Verdict } from "../domain/verdict";

export interface ToolStep {
  /** Null for a call the model did not manage to write. */
  call: string | null;
  name: ToolName | null;
  arguments: Record<string, unknown>;
  box: Box | null;
  state: "running" | "done" | "failed";
  evidence: readonly Evidence[];
  /** What the model was told. */
  text: string;
  ms: number | null;
}

export interface TurnView {
  turn: number;
  /** Everything the model wrote in this turn, tags included. */
  raw: string;
  step: ToolStep | null;
}

export type UserTurn = Extract<AgentEvent, { type: "user-turn" }>;

export interface StudyView {
  question: string;
  lang: Lang;
  /** What the person added on the way, in order. */
  added: readonly UserTurn[];
  model: string;
  backend: string;
  /** What the library said at once; null where it was not asked. */
  glance: Glance | null;
  photos: readonly StudyPhoto[];
  turns: readonly TurnView[];
  evidence: readonly Evidence[];
  verdict: Verdict | null;
  /** The answer to a question that asked for no verdict. */
  answer: string | null;
  stop: { reason: StopReason; message: string } | null;
  timings: Timings | null;
  startedAt: number;
  /** Milliseconds between the events so far, and when the last of them came (epoch ms). */
  elapsed: number;
  lastAt: number;
}

export const EMPTY_STUDY: StudyView = {
  question: "",
  lang: "en",
  added: [],
  model: "",
  backend: "",
  glance: null,
  photos: [],
  turns: [],
  evidence: [],
  verdict: null,
  answer: null,
  stop: null,
  timings: null,
  startedAt: 0,
  elapsed: 0,
  lastAt: 0,
};

function withTurn(view: StudyView, turn: number, change: (turn: TurnView) => TurnView): StudyView {
  const known = view.turns.some((each) => each.turn === turn);
  const turns = known ? view.turns : [...view.turns, { turn, raw: "", step: null }];
  return { ...view, turns: turns.map((each) => (each.turn === turn ? change(each) : each)) };
}

function apply(view: StudyView, event: AgentEvent): StudyView {
  switch (event.type) {
    case "study-start": {
      const { question, lang, model, backend, photos, evidence, at } = event;
      return { ...EMPTY_STUDY, question, lang, model, backend, photos, evidence, startedAt: at, lastAt: at };
    }
    case "glance":
      return { ...view, glance: event.glance };
    case "user-turn": {
      const photos = event.photo === undefined ? view.photos : [...view.photos, event.photo];
      return {
        ...view,
        photos,
        added: [...view.added, event],
        evidence: [...view.evidence, ...event.evidence],
        stop: null,
      };
    }
    case "turn-start":
      // A resumed study begins its torn turn again.
      return withTurn({ ...view, stop: null }, event.turn, () => ({ turn: event.turn, raw: "", step: null }));
    case "token-delta":
      return withTurn(view, event.turn, (turn) => ({ ...turn, raw: turn.raw + event.text }));
    case "tool-call":
      return withTurn(view, event.turn, (turn) => ({
        ...turn,
        step: {
          call: event.call,
          name: event.name,
          arguments: event.arguments,
          box: event.box ?? null,
          state: "running",
          evidence: [],
          text: "",
          ms: null,
        },
      }));
    case "observation": {
      const known = new Set(view.evidence.map((each) => each.id));
      const fresh = event.evidence.filter((each) => !known.has(each.id));
      const seen = { ...view, evidence: [...view.evidence, ...fresh] };
      return withTurn(seen, event.turn, (turn) => ({
        ...turn,
        step: {
          ...(turn.step ?? { call: event.call, name: null, arguments: {}, box: null }),
          state: event.error ? "failed" : "done",
          evidence: event.evidence,
          text: event.text,
          ms: event.ms,
        },
      }));
    }
    case "verdict":
      return { ...view, verdict: event.verdict };
    case "answer":
      return { ...view, answer: event.text };
    case "stop":
      return { ...view, stop: { reason: event.reason, message: event.message }, timings: event.timings };
    default:
      event satisfies never;
      return view;
  }
}

/** The view after one more event. */
export function reduceStudy(view: StudyView, event: AgentEvent): StudyView {
  const next = apply(view, event);
  if (event.type === "study-start") return next;
  return { ...next, elapsed: view.elapsed + Math.max(0, event.at - view.lastAt), lastAt: event.at };
}

/** The view before a resumed study goes on: the time the tab was away does not count. */
export function afterBreak(view: StudyView, now: number): StudyView {
  return { ...view, stop: null, lastAt: view.lastAt === 0 ? 0 : now };
}

/** A box on a photograph. `evidence` is null while the tool is still looking. */
export interface StudyBox {
  turn: number;
  image: number;
  box: Box;
  label: string;
  evidence: string | null;
}

/** Every box the agent has opened, in order. */
export function boxesOf(view: StudyView): StudyBox[] {
  const boxes: StudyBox[] = [];
  for (const { turn, step } of view.turns) {
    if (step === null) continue;
    const crops = step.evidence.filter((each) => each.kind === "crop");
    for (const crop of crops) {
      boxes.push({ turn, image: crop.image, box: crop.box, label: crop.label, evidence: crop.id });
    }
    if (crops.length > 0 || step.box === null || step.state === "failed") continue;
    const { index, label } = step.arguments;
    boxes.push({
      turn,
      image: typeof index === "number" ? index : 1,
      box: step.box,
      label: typeof label === "string" ? label : "",
      evidence: null,
    });
  }
  return boxes;
}

/** How many tools were called. */
export function stepsOf(view: StudyView): number {
  return view.turns.filter((turn) => turn.step !== null && turn.step.call !== null).length;
}

/** A turn's words without the machinery: tags, calls and the raw answer, even when a tag is only half there. */
export function thoughtOf(raw: string): string {
  return raw
    .replace(/<tool_call>[\s\S]*?(<\/tool_call>|$)/g, "")
    .replace(/<answer>[\s\S]*?(<\/answer>|$)/g, "")
    .replace(/<\/?think>/g, "")
    .replace(/<\|[^|>]*\|>/g, "")
    .replace(/<[|/a-z_]*$/i, "")
    .trim();
}
