/** What crosses the channel, as tagged values; knows neither side. */
import * as v from "valibot";
import type { PlainError } from "./errors";

export type Request =
  | { rpc: "call"; id: number; name: string; input: unknown }
  | { rpc: "abort"; id: number; message: string };

export type Reply =
  | { rpc: "event"; id: number; event: unknown }
  | { rpc: "output"; id: number; output: unknown }
  | { rpc: "error"; id: number; error: PlainError };

/** Both ends of a Worker, a MessagePort and a dedicated worker's own scope look like this. */
export interface Channel {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
  removeEventListener(type: string, listener: (event: Event) => void): void;
  /** A MessagePort delivers nothing until it is started. */
  start?(): void;
}

const id = v.pipe(v.number(), v.integer());
const plainError: v.GenericSchema<PlainError> = v.variant("kind", [
  v.object({ kind: v.literal("abort"), message: v.string() }),
  v.object({
    kind: v.literal("app"),
    code: v.string(),
    message: v.string(),
    cause: v.exactOptional(v.lazy(() => plainError)),
  }),
  v.object({
    kind: v.literal("other"),
    name: v.string(),
    message: v.string(),
    stack: v.exactOptional(v.string()),
    cause: v.exactOptional(v.lazy(() => plainError)),
  }),
]);

const request: v.GenericSchema<unknown, Request> = v.variant("rpc", [
  v.object({ rpc: v.literal("call"), id, name: v.string(), input: v.unknown() }),
  v.object({ rpc: v.literal("abort"), id, message: v.string() }),
]);

const reply: v.GenericSchema<unknown, Reply> = v.variant("rpc", [
  v.object({ rpc: v.literal("event"), id, event: v.unknown() }),
  v.object({ rpc: v.literal("output"), id, output: v.unknown() }),
  v.object({ rpc: v.literal("error"), id, error: plainError }),
]);

/** The request, or undefined for a message that is not ours: other messages may share the channel. */
export function asRequest(message: unknown): Request | undefined {
  const result = v.safeParse(request, message);
  return result.success ? result.output : undefined;
}

/** The reply, or undefined for a message that is not ours. */
export function asReply(message: unknown): Reply | undefined {
  const result = v.safeParse(reply, message);
  return result.success ? result.output : undefined;
}

/** What an event of a channel carried, or undefined. */
export function messageOf(event: Event): unknown {
  return event instanceof MessageEvent ? event.data : undefined;
}
