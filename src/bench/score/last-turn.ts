/** The text of the last turn that the model spoke in. */
import type { AgentEvent } from "../../domain/events";

/** Null where the trace has no text of the model's. */
export function lastTurnText(trace: readonly AgentEvent[]): string | null {
  const last = trace.findLast((event) => event.type === "token-delta");
  if (last === undefined) return null;
  return trace.map((event) => (event.type === "token-delta" && event.turn === last.turn ? event.text : "")).join("");
}
