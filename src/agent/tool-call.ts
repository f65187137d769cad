/** Reads the tool call out of an assistant's turn; runs nothing and knows no tool. */
import * as v from "valibot";
import type { Lang } from "../domain/attribute";

export type ParsedCall =
  | { kind: "none" }
  | { kind: "call"; name: string; arguments: Record<string, unknown> }
  /** The turn tried to call; `message` says to the model what is wrong. */
  | { kind: "malformed"; message: Record<Lang, string> };

const OPEN = "<tool_call>";
const CLOSE = "</tool_call>";
const call = v.object({ name: v.string(), arguments: v.record(v.string(), v.unknown()) });

/** The first call of the turn; later ones are ignored, as one turn makes one call. */
export function parseToolCall(turn: string): ParsedCall {
  const open = turn.indexOf(OPEN);
  if (open < 0) return { kind: "none" };
  const start = open + OPEN.length;
  const close = turn.indexOf(CLOSE, start);
  const body = turn.slice(start, close < 0 ? turn.length : close).trim();
  const value = parseJson(body);
  if (value === undefined) return malformed("the call is not JSON.", "调用不是有效的JSON。");
  const parsed = v.safeParse(call, value);
  if (!parsed.success) return malformed("a call needs a name and arguments.", "调用须有name和arguments。");
  return { kind: "call", name: parsed.output.name, arguments: { ...parsed.output.arguments } };
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function malformed(en: string, zh: string): ParsedCall {
  return { kind: "malformed", message: { en, zh } };
}
