/** What the last turn of an episode said, and what the reference evaluator takes from it. */
import type { AgentEvent } from "../../domain/events";

/** Null where the trace has no text of the model's. */
export function lastTurnText(trace: readonly AgentEvent[]): string | null {
  const last = trace.findLast((event) => event.type === "token-delta");
  if (last === undefined) return null;
  return trace.map((event) => (event.type === "token-delta" && event.turn === last.turn ? event.text : "")).join("");
}

/** What stands in the last closed `<answer>`, in any case; null: none is closed. */
export function closedAnswer(text: string): string | null {
  return [...text.matchAll(/<answer>\s*([\s\S]*?)\s*<\/answer>/giu)].at(-1)?.[1]?.trim() ?? null;
}

/** The last turn, where it is not by a closed answer that it says `prediction`; nothing else needs to be kept of it. */
export function lastWordsOf(trace: readonly AgentEvent[], prediction: string | null): { lastWords?: string } {
  const said = lastTurnText(trace);
  return said === null || (closedAnswer(said) === (prediction?.trim() ?? null) && prediction !== null)
    ? {}
    : { lastWords: said };
}
