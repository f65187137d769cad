/** The steps of an episode as the reference evaluator tells them, from our events and back. Knows no row. */
import type { AgentEvent, ToolName } from "../../domain/events";

/**
 * Learnt from the evaluator of SII-Monument-Valley/CiQi-Agent (runner.py, 2026): each turn of the model and each call of a
 * tool is a step, `step` counts the calls, and the last one closes the sample. Times are milliseconds.
 */
export type ReferenceStep =
  | { type: "model_response"; step: number; text: string; native_tool_calls: string[]; duration_ms: number }
  | {
      type: "tool_result";
      step: number;
      tool: ToolName;
      arguments: Record<string, unknown>;
      status: "success" | "error";
      metadata?: Record<string, unknown>;
      returned_images?: number;
      error?: string;
      duration_ms: number;
    }
  | { type: "sample_completed"; status: string; duration_ms: number };

type Observation = Extract<AgentEvent, { type: "observation" }>;

/** `seconds`: of the whole row. A word of ours between two turns is no step. */
export function referenceSteps(trace: readonly AgentEvent[], status: string, seconds: number): ReferenceStep[] {
  const steps: ReferenceStep[] = [];
  let calls = 0;
  for (const turn of turnsOf(trace)) {
    const [first] = turn;
    const text = turn.map((event) => (event.type === "token-delta" ? event.text : "")).join("");
    const said = turn.findLast((event) => event.type === "token-delta");
    const took = said === undefined || first === undefined ? 0 : Math.round(said.at - first.at);
    steps.push({ type: "model_response", step: calls + 1, text, native_tool_calls: [], duration_ms: took });
    for (const event of turn) {
      if (event.type !== "tool-call") continue;
      calls += 1;
      const told = turn.find((one): one is Observation => one.type === "observation" && one.call === event.call);
      steps.push({
        type: "tool_result",
        step: calls,
        tool: event.name,
        arguments: event.arguments,
        ...(told?.error === false
          ? { status: "success", metadata: {}, returned_images: imagesIn(told) }
          : { status: "error", error: told?.text ?? "" }),
        duration_ms: Math.round(told?.ms ?? 0),
      });
    }
  }
  return [...steps, { type: "sample_completed", status, duration_ms: Math.round(seconds * 1000) }];
}

/** The events of each turn, in order. */
function turnsOf(trace: readonly AgentEvent[]): AgentEvent[][] {
  const turns = new Map<number, AgentEvent[]>();
  for (const event of trace) {
    if (!("turn" in event) || event.type === "user-turn") continue; // a person's turn is no step
    const turn = turns.get(event.turn);
    if (turn === undefined) turns.set(event.turn, [event]);
    else turn.push(event);
  }
  return [...turns.values()];
}

function imagesIn({ evidence }: Observation): number {
  return evidence.filter(({ kind }) => kind === "crop" || kind === "record").length;
}
