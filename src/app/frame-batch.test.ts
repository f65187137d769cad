import { expect, test } from "vitest";
import type { AgentEvent } from "../domain/events";
import { batchPerFrame } from "./frame-batch";

const delta = (text: string): AgentEvent => ({ type: "token-delta", at: 1, turn: 1, text, ids: [], logprobs: [] });
const turn: AgentEvent = { type: "turn-start", at: 1, turn: 2, prompt: 1, context: 1 };

function batch() {
  const handed: AgentEvent[][] = [];
  const frames: (() => void)[] = [];
  const own = batchPerFrame(
    (events) => handed.push([...events]),
    (callback) => {
      frames.push(callback);
      return () => void frames.splice(frames.indexOf(callback), 1);
    },
  );
  return { ...own, handed, frames };
}

test("tokens of one frame come together, once", () => {
  const { push, handed, frames } = batch();
  push(delta("a"));
  push(delta("b"));
  expect(handed).toEqual([]);
  expect(frames).toHaveLength(1);
  frames[0]?.();
  expect(handed).toEqual([[delta("a"), delta("b")]]);
  push(delta("c"));
  expect(frames).toHaveLength(1);
});

test("whatever is no token takes the waiting ones along, in order, and at once", () => {
  const { push, handed, frames } = batch();
  push(delta("a"));
  push(turn);
  expect(handed).toEqual([[delta("a"), turn]]);
  expect(frames).toEqual([]);
});

test("what waits is handed on when the run is over, and nothing twice", () => {
  const { push, flush, handed } = batch();
  push(delta("a"));
  flush();
  flush();
  expect(handed).toEqual([[delta("a")]]);
});
