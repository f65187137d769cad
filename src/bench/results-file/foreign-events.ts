/** The steps that another evaluator notes, as events that can be replayed: its words, calls and times. Pictures it has none. */
import * as v from "valibot";
import { type AgentEvent, type StopReason, TOOL_NAMES, type ToolName } from "../../domain/events";

const ms = v.optional(v.number(), 0);
const stepSchema = v.variant("type", [
  v.object({ type: v.literal("model_response"), text: v.string(), duration_ms: ms }),
  v.object({
    type: v.literal("tool_result"),
    tool: v.picklist(TOOL_NAMES),
    arguments: v.optional(v.record(v.string(), v.unknown()), {}),
    status: v.optional(v.string(), "success"),
    error: v.optional(v.string(), ""),
    duration_ms: ms,
  }),
  v.object({ type: v.literal("sample_completed"), duration_ms: ms }),
]);

/**
 * `steps`: the record's `trace`; a step of another kind is passed over. Without steps `said` is all the model said. What a
 * tool gave back is not in them. Nothing at all gives no events.
 */
export function eventsOf(
  steps: unknown,
  { question, said, stop }: { question: string; said: string; stop: StopReason },
): { trace: AgentEvent[]; seconds: number } {
  const known = (Array.isArray(steps) ? steps : []).flatMap((step: unknown) => {
    const parsed = v.safeParse(stepSchema, step);
    return parsed.success ? [parsed.output] : [];
  });
  const spoken = known.some(({ type }) => type === "model_response");
  if (!spoken && said !== "") known.unshift({ type: "model_response", text: said, duration_ms: 0 });
  const trace: AgentEvent[] = [];
  let [at, turn] = [0, 0];
  for (const step of known) {
    const began = at;
    if (step.type !== "sample_completed") at += step.duration_ms;
    if (step.type === "model_response") {
      turn += 1;
      trace.push({ type: "turn-start", at: began, turn, prompt: 0, context: 0 });
      if (step.text !== "") trace.push({ type: "token-delta", at, turn, text: step.text, ids: [], logprobs: [] });
    } else if (step.type === "tool_result") {
      const { tool: name, status, error } = step;
      const call = `call-${trace.length}`;
      turn = Math.max(1, turn);
      trace.push({ type: "tool-call", at: began, turn, call, name, arguments: step.arguments });
      trace.push({
        type: "observation",
        at,
        turn,
        call,
        evidence: [],
        text: error,
        error: status === "error",
        ms: at - began,
      });
    }
  }
  const total = known.findLast(({ type }) => type === "sample_completed")?.duration_ms ?? at;
  if (trace.length === 0) return { trace, seconds: total / 1000 };
  const tools = trace.flatMap((event) => (event.type === "tool-call" ? [{ name: event.name, ms: 0 }] : []));
  const timings = { image_ms: [], prefill_ms: [], tokens: 0, decode_ms: 0, tools };
  return {
    trace: [
      {
        type: "study-start",
        at: 0,
        question,
        lang: /[㐀-鿿]/u.test(question) ? "zh" : "en",
        answer: "text",
        model: "",
        backend: "",
        tools: [...new Set<ToolName>(tools.map(({ name }) => name))],
        photos: [],
        evidence: [],
      },
      ...trace,
      { type: "stop", at: Math.max(at, total), reason: stop, message: "", timings },
    ],
    seconds: total / 1000,
  };
}
