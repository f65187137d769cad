/** What an episode's events say of how it went; knows no truth. */
import { ATTRIBUTES } from "../domain/attribute";
import { type AgentEvent, TOOL_NAMES, type Timings, type ToolName } from "../domain/events";
import type { Verdict } from "../domain/verdict";

export interface Episode {
  verdict: Verdict | null;
  /** Why it ended, with the message for people; null when the journal has no end. */
  stop: { reason: string; message: string } | null;
  /** The answer was closed and said something of every attribute, or said that this is no porcelain. */
  wellFormed: boolean;
  /** The tools that were used at least once. */
  tools: ToolName[];
  turns: number;
  /** From the first event to the last; null of none. */
  seconds: number | null;
  timings: Timings | null;
}

export function readEpisode(events: readonly AgentEvent[]): Episode {
  const verdict = events.findLast((event) => event.type === "verdict");
  const stop = events.findLast((event) => event.type === "stop");
  const called = new Set(events.flatMap((event) => (event.type === "tool-call" ? [event.name] : [])));
  return {
    verdict: verdict?.verdict ?? null,
    stop: stop === undefined ? null : { reason: stop.reason, message: stop.message },
    wellFormed: verdict !== undefined && isWellFormed(verdict.verdict, wordsOf(events, verdict.turn)),
    tools: TOOL_NAMES.filter((name) => called.has(name)),
    turns: events.filter((event) => event.type === "turn-start").length,
    seconds: secondsOf(events),
    timings: stop?.timings ?? null,
  };
}

function secondsOf(events: readonly AgentEvent[]): number | null {
  const [first] = events;
  const last = events.at(-1);
  return first === undefined || last === undefined ? null : (last.at - first.at) / 1000;
}

/** Everything the model wrote in a turn. */
function wordsOf(events: readonly AgentEvent[], turn: number): string {
  return events.map((event) => (event.type === "token-delta" && event.turn === turn ? event.text : "")).join("");
}

function isWellFormed({ attributes, isPorcelain }: Verdict, words: string): boolean {
  if (!/<answer>[\s\S]*<\/answer>/.test(words)) return false;
  return !isPorcelain || ATTRIBUTES.every((attribute) => attributes[attribute].label.trim() !== "");
}
