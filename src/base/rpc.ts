/**
 * Typed calls over a Worker or a MessagePort: abort crosses the boundary, errors cross as tagged values.
 * Knows nothing of what is called; a protocol is a type and costs no byte.
 *
 *     type Protocol = { count: { input: { to: number }; event: number; output: string } };
 *     serve<Protocol>(self, { count: async ({ to }, { signal, emit }) => { … emit(i) … return "done" } });
 *     const output = await connect<Protocol>(worker).call("count", { to: 3 }, { signal, onEvent });
 */
import { isAbort } from "./abort";
import { AppError, fromPlain, type PlainError, toPlain } from "./errors";
import { asReply, asRequest, type Channel, messageOf, type Reply, type Request } from "./rpc-wire";

/** One call. No events: `event: never`. */
export interface Call {
  input: unknown;
  event: unknown;
  output: unknown;
}
export type Protocol<P> = { [K in keyof P]: Call };

export interface CallOptions<E> {
  /**
   * Aborting tells the other side to stop. Its last events still arrive; the call rejects with `signal.reason` when that
   * side has stopped, or a second later if it has not.
   */
  signal?: AbortSignal | undefined;
  onEvent?: ((event: E) => void) | undefined;
  /** Buffers, ports and bitmaps inside `input` that move instead of being copied. */
  transfer?: Transferable[] | undefined;
}

export interface Client<P extends Protocol<P>> {
  call<K extends keyof P & string>(
    name: K,
    input: P[K]["input"],
    options?: CallOptions<P[K]["event"]>,
  ): Promise<P[K]["output"]>;
  /** Rejects whatever is pending and every later call: for the owner that has just terminated the worker. */
  close(reason: AppError): void;
  /** Settles with the reason when the other side dies or `close` is called; never rejects. */
  readonly died: Promise<AppError>;
}

export interface CallContext<E> {
  signal: AbortSignal;
  emit(event: E, transfer?: Transferable[]): void;
}

export type Handlers<P extends Protocol<P>> = {
  [K in keyof P]: (
    input: P[K]["input"],
    context: CallContext<P[K]["event"]>,
  ) => Promise<P[K]["output"]> | P[K]["output"];
};

interface Pending {
  resolve(output: unknown): void;
  reject(error: unknown): void;
  onEvent(event: unknown): void;
}

/** Milliseconds an aborted call may take to stop before its caller is let go. */
const abortPatience = 1000;

/** The calling side. A channel that reports `error` or `close` is dead: all calls reject with AppError `worker-died`. */
export function connect<P extends Protocol<P>>(channel: Channel): Client<P> {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let dead: AppError | undefined;
  let announce: (reason: AppError) => void;
  const died = new Promise<AppError>((resolve) => (announce = resolve));

  const close = (reason: AppError) => {
    if (dead !== undefined) return;
    dead = reason;
    for (const [type, listener] of listeners) channel.removeEventListener(type, listener);
    for (const call of pending.values()) call.reject(reason);
    pending.clear();
    announce(reason);
  };
  const receive = (event: Event) => {
    const reply = asReply(messageOf(event));
    if (reply === undefined) return;
    const call = pending.get(reply.id);
    if (call === undefined) return; // given up on: it was aborted and answers late
    if (reply.rpc === "event") return call.onEvent(reply.event);
    pending.delete(reply.id);
    if (reply.rpc === "output") call.resolve(reply.output);
    else call.reject(fromPlain(reply.error));
  };
  const onDeath = (event: Event) => close(workerDied(event));
  const listeners = [
    ["message", receive],
    ["error", onDeath],
    ["messageerror", onDeath],
    ["close", onDeath],
  ] as const;
  for (const [type, listener] of listeners) channel.addEventListener(type, listener);
  channel.start?.();

  const call = (name: string, input: unknown, options: CallOptions<never> = {}): Promise<unknown> => {
    const { signal, onEvent, transfer = [] } = options;
    if (dead !== undefined) return Promise.reject(dead);
    if (signal?.aborted) return Promise.reject(signal.reason);
    const id = (lastId += 1);
    return new Promise((resolve, reject) => {
      let patience: ReturnType<typeof setTimeout> | undefined;
      const onAbort = () => {
        post(channel, { rpc: "abort", id, message: String(signal?.reason) }, []);
        patience = setTimeout(() => {
          pending.delete(id);
          reject(signal?.reason);
        }, abortPatience);
      };
      const settled = () => {
        clearTimeout(patience);
        signal?.removeEventListener("abort", onAbort);
      };
      pending.set(id, {
        resolve: (output) => (settled(), resolve(output)),
        reject: (error) => (settled(), reject(isAbort(error) && signal?.aborted ? signal.reason : error)),
        onEvent: (event) => onEvent?.(event as never), // the protocol's type is the only one this channel carries
      });
      signal?.addEventListener("abort", onAbort, { once: true });
      try {
        post(channel, { rpc: "call", id, name, input }, transfer);
      } catch (error) {
        pending.delete(id);
        settled();
        reject(error);
      }
    });
  };
  return { call: call as Client<P>["call"], close, died };
}

/** The serving side. @returns a function that stops serving and aborts what is running. */
export function serve<P extends Protocol<P>>(channel: Channel, handlers: Handlers<P>): () => void {
  const running = new Map<number, AbortController>();
  const table = new Map<string, Handlers<P>[keyof P]>();
  for (const name in handlers) table.set(name, handlers[name]);

  const answer = async (id: number, name: string, input: P[keyof P]["input"]) => {
    const controller = new AbortController();
    const { signal } = controller;
    running.set(id, controller);
    const emit = (event: unknown, transfer: Transferable[] = []) => {
      if (running.has(id)) post(channel, { rpc: "event", id, event }, transfer);
    };
    try {
      const handler = table.get(name);
      if (handler === undefined) throw unknownCall(name, [...table.keys()]);
      const output: unknown = await handler(input, { signal, emit });
      post(channel, { rpc: "output", id, output }, takeTransfer(output));
    } catch (error) {
      post(channel, { rpc: "error", id, error: signal.aborted ? aborted(error) : toPlain(error) }, []);
    } finally {
      running.delete(id);
    }
  };
  const receive = (event: Event) => {
    const request = asRequest(messageOf(event));
    if (request === undefined) return;
    if (request.rpc === "call") void answer(request.id, request.name, request.input);
    else running.get(request.id)?.abort(new DOMException(request.message, "AbortError"));
  };
  channel.addEventListener("message", receive);
  channel.start?.();
  return () => {
    channel.removeEventListener("message", receive);
    for (const controller of running.values()) controller.abort();
  };
}

const transfers = new WeakMap<object, Transferable[]>();

/** Marks what moves, instead of being copied, when `output` is returned by a handler. */
export function withTransfer<T extends object>(output: T, transfer: Transferable[]): T {
  transfers.set(output, transfer);
  return output;
}

function takeTransfer(output: unknown): Transferable[] {
  return (typeof output === "object" && output !== null && transfers.get(output)) || [];
}

function post(channel: Channel, message: Request | Reply, transfer: Transferable[]): void {
  channel.postMessage(message, transfer);
}

function aborted(error: unknown): PlainError {
  return isAbort(error) ? toPlain(error) : { kind: "abort", message: "stopped" };
}

function unknownCall(name: string, known: string[]): AppError {
  const message = `call ${name}: found no handler, wanted one of ${known.join(", ")}; reload the page to get one version of both sides`;
  return new AppError("unknown-call", message);
}

function workerDied(event: Event): AppError {
  const detail = "message" in event && typeof event.message === "string" ? event.message : event.type;
  return new AppError("worker-died", `worker stopped (${detail}) before it answered; it has to be started again`);
}
