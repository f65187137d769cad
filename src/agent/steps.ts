/** The steps a study is made of: telling the model something, letting it reply, running a tool. No step decides. */
import { isAbort } from "../base/abort";
import { AppError } from "../base/errors";
import type { Lang } from "../domain/attribute";
import type { Evidence, EvidenceKind } from "../domain/evidence";
import type { Part } from "./ports";
import { errorLine, resultTurn } from "./prompt";
import { type StudyState, nextEvidence } from "./study-state";
import { type Refusal, type Tool, type ToolResult, isRefusal, refuse } from "./tools/tool";
import { type Piece, TurnText } from "./turn-text";

/** A network could not be run: the model's own would fail next, so there is nobody to tell. */
const DEVICE_FAILED = "session-failed";

/** Longest error that is worth the model's context, in characters. */
const LONGEST_ERROR = 120;

/** Prefills what is still unsaid and `parts`, and opens the next turn. Rejects with `context-limit`, nothing changed. */
export async function say(state: StudyState, parts: readonly Part[]): Promise<void> {
  const { conversation, emit, ports } = state;
  const tokens = await prefill(state, [...state.unsaid, ...parts]);
  state.turn += 1;
  emit({ type: "turn-start", at: ports.now(), turn: state.turn, prompt: tokens, context: conversation.length });
}

/** Tells of what the library says at once. It is an extra: where it fails, the study goes on without. */
export async function glanceAtOnce({ emit, ports, signal }: StudyState): Promise<void> {
  try {
    const glance = await ports.glance?.(signal);
    if (glance !== undefined) emit({ type: "glance", at: ports.now(), glance });
  } catch {
    signal.throwIfAborted();
  }
}

/** Prefills what is unsaid without opening a turn: the model goes on with the one that was cut off. */
export async function catchUp(state: StudyState): Promise<void> {
  if (state.unsaid.length > 0) await prefill(state, state.unsaid);
}

async function prefill(state: StudyState, parts: readonly Part[]): Promise<number> {
  const { tokens, ms, imageMs } = await state.conversation.extend(parts, state.signal);
  state.unsaid = [];
  state.timings.prefill_ms.push(ms);
  state.timings.image_ms.push(...imageMs);
  return tokens;
}

/**
 * Generates the rest of the turn. `turn` holds what a cut-off turn has said already. A reply that is cut off within a
 * character leaves that character out: it is generated again.
 */
export async function reply(state: StudyState, turn = new TurnText()): Promise<{ turn: TurnText; full: boolean }> {
  const { conversation, emit, ports, signal, timings } = state;
  const send = (piece: Piece | undefined) => {
    if (piece !== undefined) emit({ type: "token-delta", at: ports.now(), turn: state.turn, ...piece });
  };
  const generated = await conversation.generate({
    maxTokens: ports.model.maxNewTokens,
    tools: state.tools.map((tool) => tool.schema),
    signal,
    onToken: (step) => send(turn.step(step)),
  });
  send(turn.flush());
  timings.tokens += generated.ids.length;
  timings.decode_ms += generated.ms;
  return { turn, full: generated.reason === "context-limit" };
}

/** Runs one call and returns what the model is told. A failing tool is told as text; an abort or a dead device rejects. */
export async function runTool(state: StudyState, tool: Tool, values: Record<string, unknown>): Promise<Part[]> {
  const { emit, lang, ports, prompt, timings, turn } = state;
  const call = `call-${turn}`;
  const context = { ports, prompt, lang, nextEvidence: (kind: EvidenceKind) => nextEvidence(state, kind) };
  const began = ports.now();
  const prepared = tool.prepare(values, context);
  const box = isRefusal(prepared) ? undefined : prepared.box;
  emit({
    type: "tool-call",
    at: began,
    turn,
    call,
    name: tool.name,
    arguments: values,
    ...(box === undefined ? {} : { box }),
  });
  const result = isRefusal(prepared)
    ? prepared
    : await prepared.run(state.signal).catch((error) => failed(tool, error));
  const ms = ports.now() - began;
  timings.tools.push({ name: tool.name, ms });
  if (isRefusal(result)) return tellError(state, result.refused, call, ms);
  return tell(state, { ...result, call, ms });
}

/** A line of our own to the model: not the result of a call. */
export function tellLine(state: StudyState, text: string, call: string | null = null): Part[] {
  return observe(state, { call, evidence: [], images: [], text, error: call !== null, ms: 0 });
}

export function tellError(state: StudyState, message: Record<Lang, string>, call: string | null, ms = 0): Part[] {
  const text = errorLine(state.prompt, state.lang, message[state.lang]);
  return observe(state, { call, evidence: [], images: [], text, error: true, ms });
}

function tell(state: StudyState, result: ToolResult & { call: string; ms: number }): Part[] {
  return observe(state, { ...result, error: false });
}

interface Observed extends ToolResult {
  evidence: Evidence[];
  call: string | null;
  error: boolean;
  ms: number;
}

function observe({ emit, ports, turn }: StudyState, { images, ...observed }: Observed): Part[] {
  emit({ type: "observation", at: ports.now(), turn, ...observed });
  return resultTurn(images, observed.text);
}

function failed(tool: Tool, error: unknown): Refusal {
  if (isAbort(error) || (error instanceof AppError && error.code === DEVICE_FAILED)) throw error;
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
  return refuse(`${tool.name} failed: ${detail}`, `${tool.name}失败：${detail}`);
}
