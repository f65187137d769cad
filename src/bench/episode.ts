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
    timings: stop?.timings ?? null,
  };
}

/** Everything the model wrote in a turn. */
export function wordsOf(events: readonly AgentEvent[], turn: number): string {
  return events.map((event) => (event.type === "token-delta" && event.turn === turn ? event.text : "")).join("");
}

function isWellFormed({ attributes, isPorcelain }: Verdict, words: string): boolean {
  if (!/<answer>[\s\S]*<\/answer>/.test(words)) return false;
  return !isPorcelain || ATTRIBUTES.every((attribute) => attributes[attribute].label.trim() !== "");
}

/** The middle of the numbers, the mean of the two middle ones of an even count; null of none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  return high === undefined || low === undefined ? null : (low + high) / 2;
}
