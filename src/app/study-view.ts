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
  /** What the model speaks in it. */
  lang: Lang;
  /** Milliseconds of work before this turn began. */
  since: number;
  /** Everything the model wrote in this turn, tags included. */
  raw: string;
  step: ToolStep | null;
}

/** `since`: milliseconds of work before it was added. */
export type UserTurn = Extract<AgentEvent, { type: "user-turn" }> & { since: number };

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
  /** The latest. */
  verdict: Verdict | null;
  /** Every verdict with the turn that ended in it; more than one where a person has added to the study. */
  verdicts: readonly { turn: number; verdict: Verdict }[];
  /** Answers to questions that asked for no verdict. */
  answers: readonly { turn: number; text: string }[];
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
  verdicts: [],
  answers: [],
  stop: null,
  timings: null,
  startedAt: 0,
  elapsed: 0,
  lastAt: 0,
};

function withTurn(view: StudyView, turn: number, change: (turn: TurnView) => TurnView): StudyView {
  const known = view.turns.some((each) => each.turn === turn);
  const turns = known
    ? view.turns
    : [...view.turns, { turn, lang: view.lang, since: view.elapsed, raw: "", step: null }];
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
        lang: event.lang ?? view.lang,
        photos,
        added: [...view.added, { ...event, since: view.elapsed }],
        evidence: [...view.evidence, ...event.evidence],
        stop: null,
      };
    }
    case "turn-start":
      // A resumed study begins its torn turn again.
      return withTurn({ ...view, stop: null }, event.turn, () => ({
        turn: event.turn,
        lang: view.lang,
        since: view.elapsed,
        raw: "",
        step: null,
      }));
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
    case "verdict": {
      const { turn, verdict } = event;
      return { ...view, verdict, verdicts: [...view.verdicts, { turn, verdict }] };
    }
    case "answer":
      return { ...view, answers: [...view.answers, { turn: event.turn, text: event.text }] };
    case "stop":
      return { ...view, stop: { reason: event.reason, message: event.message }, timings: event.timings };
    default:
      event satisfies never;
      return view;
  }
}

/** The view after one more event. */
export function reduceStudy(view: StudyView, event: AgentEvent): StudyView {
  if (event.type === "study-start") return apply(view, event);
  // Between an end and what goes on after it nobody was at work.
  const passed = view.stop === null ? Math.max(0, event.at - view.lastAt) : 0;
  return apply({ ...view, elapsed: view.elapsed + passed, lastAt: event.at }, event);
}

/** Whether what was last asked has been answered. */
export function isAnswered({ verdicts, answers, added }: StudyView): boolean {
  const last = Math.max(verdicts.at(-1)?.turn ?? -1, answers.at(-1)?.turn ?? -1);
  return last > (added.at(-1)?.turn ?? -1);
}

/** The view before a resumed study goes on: the time the tab was away does not count. */
export function afterBreak(view: StudyView, now: number): StudyView {
  return { ...view, stop: null, lastAt: view.lastAt === 0 ? 0 : now };
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
