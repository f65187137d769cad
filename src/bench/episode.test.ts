import { expect, test } from "vitest";
import { ATTRIBUTES } from "../domain/attribute";
import type { AgentEvent } from "../domain/events";
import type { Verdict } from "../domain/verdict";
import { median, readEpisode } from "./episode";

const timings = { image_ms: [], prefill_ms: [10], tokens: 3, decode_ms: 30, tools: [] };
const claim = { value: null, label: "none", confidence: 0, basis: "seen", evidence: [] } as const;

function events(words: string, label = "none"): AgentEvent[] {
  const attributes = Object.fromEntries(ATTRIBUTES.map((each) => [each, { ...claim, label, evidence: [] }]));
  const verdict: Verdict = { attributes: attributes as Verdict["attributes"], isPorcelain: true, raw: "" };
  const zoom = { call: "call-1", name: "image_zoom_in_tool", arguments: {} } as const;
  return [
    { type: "turn-start", at: 0, turn: 1, prompt: 9, context: 9 },
    { type: "tool-call", at: 1, turn: 1, ...zoom },
    { type: "turn-start", at: 2, turn: 2, prompt: 3, context: 12 },
    { type: "token-delta", at: 3, turn: 2, text: words.slice(0, 4), ids: [1], logprobs: [0] },
    { type: "token-delta", at: 4, turn: 2, text: words.slice(4), ids: [2], logprobs: [0] },
    { type: "verdict", at: 5, turn: 2, verdict },
    { type: "stop", at: 6, reason: "answered", message: "", timings },
  ];
}

test("an episode's end, tools and turns", () => {
  const episode = readEpisode(events("<answer>dynasty: none</answer>"));
  expect(episode).toMatchObject({
    wellFormed: true,
    tools: ["image_zoom_in_tool"],
    turns: 2,
    timings,
    stop: { reason: "answered", message: "" },
  });
});

test("an answer that was not closed, or is silent on an attribute, is not well formed", () => {
  expect(readEpisode(events("<answer>dynasty: none")).wellFormed).toBe(false);
  expect(readEpisode(events("<answer>dynasty: none</answer>", "")).wellFormed).toBe(false);
  expect(readEpisode([])).toMatchObject({ verdict: null, stop: null, wellFormed: false, timings: null });
});

test("the median", () => {
  expect([median([]), median([3]), median([9, 1]), median([5, 1, 3])]).toEqual([null, 3, 5, 3]);
});
