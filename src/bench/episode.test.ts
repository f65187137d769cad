import { expect, test } from "vitest";
import { saysNone, verdict } from "../../tests/fixtures/verdict";
import type { AgentEvent } from "../domain/events";
import type { Verdict } from "../domain/verdict";
import { readEpisode } from "./episode";

const timings = { image_ms: [], prefill_ms: [10], tokens: 3, decode_ms: 30, tools: [] };
const closed = "<answer>dynasty: none</answer>";

function events(words: string, said: Verdict = saysNone()): AgentEvent[] {
  const zoom = { call: "call-1", name: "image_zoom_in_tool", arguments: {} } as const;
  return [
    { type: "turn-start", at: 500, turn: 1, prompt: 9, context: 9 },
    { type: "tool-call", at: 600, turn: 1, ...zoom },
    { type: "turn-start", at: 700, turn: 2, prompt: 3, context: 12 },
    { type: "token-delta", at: 800, turn: 2, text: words.slice(0, 4), ids: [1], logprobs: [0] },
    { type: "token-delta", at: 900, turn: 2, text: words.slice(4), ids: [2], logprobs: [0] },
    { type: "verdict", at: 1000, turn: 2, verdict: said },
    { type: "stop", at: 2000, reason: "answered", message: "", timings },
  ];
}

test("an episode's end, tools, turns and time", () => {
  const episode = readEpisode(events(closed));
  expect(episode).toMatchObject({
    wellFormed: true,
    tools: ["image_zoom_in_tool"],
    turns: 2,
    seconds: 1.5,
    timings,
    stop: { reason: "answered", message: "" },
  });
});

test("an answer that was not closed, or is silent on an attribute, is not well formed", () => {
  expect(readEpisode(events("<answer>dynasty: none")).wellFormed).toBe(false);
  expect(readEpisode(events(closed, verdict({}))).wellFormed).toBe(false);
  expect(readEpisode(events(closed, verdict({}, false))).wellFormed).toBe(true);
});

test("an episode that was cut off has no end", () => {
  expect(readEpisode([])).toMatchObject({ verdict: null, stop: null, wellFormed: false, seconds: null, timings: null });
});
