/** Lets what comes many times a frame reach the page once a frame; the order is kept. Knows nothing of what it hands on. */
import type { AgentEvent } from "../domain/events";

/** Calls back before the next picture is drawn; returns how to take it back. */
export type Schedule = (callback: () => void) => () => void;

/** A page that is not drawn still hears of what happens, four times a second. */
const UNDRAWN = 250;

const nextFrame: Schedule = (callback) => {
  const timer = setTimeout(callback, UNDRAWN);
  if (typeof requestAnimationFrame === "undefined") return () => clearTimeout(timer);
  const frame = requestAnimationFrame(callback);
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
};

export interface EventBatch {
  /** New text waits for the frame; everything else is handed on at once, after what was waiting. */
  push(event: AgentEvent): void;
  /** Hands on what is waiting. */
  flush(): void;
}

export function batchPerFrame(handOn: (events: readonly AgentEvent[]) => void, schedule = nextFrame): EventBatch {
  let waiting: AgentEvent[] = [];
  let cancel: (() => void) | null = null;
  const flush = () => {
    cancel?.();
    cancel = null;
    const events = waiting;
    waiting = [];
    if (events.length > 0) handOn(events);
  };
  return {
    flush,
    push(event) {
      waiting.push(event);
      if (event.type !== "token-delta") flush();
      else cancel ??= schedule(flush);
    },
  };
}
