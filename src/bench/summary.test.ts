import { expect, test } from "vitest";
import { claim, saysNone, verdict } from "../../tests/fixtures/verdict";
import type { AgentEvent } from "../domain/events";
import type { Verdict } from "../domain/verdict";
import type { EpisodeRow } from "./episode-row";
import { summarise } from "./summary";
import { wilson } from "./wilson";

const truth = { dynasty: "dyn:ming", reign: null, kiln: null, color: null, motif: null, shape: null };

/** Ten seconds, two turns, a look into the shelf, fifty tokens, an answer. */
function episode(said: Verdict | null = saysNone(), terms: Partial<EpisodeRow> = {}): EpisodeRow {
  const timings = { image_ms: [], prefill_ms: [], tokens: 50, decode_ms: 1, tools: [] };
  const end: AgentEvent[] = [
    { type: "token-delta", at: 7, turn: 2, text: "<answer></answer>", ids: [1], logprobs: [0] },
    ...(said === null ? [] : [{ type: "verdict" as const, at: 8, turn: 2, verdict: said }]),
    { type: "stop", at: 10_000, reason: said === null ? "no-answer" : "answered", message: "", timings },
  ];
  const trace: AgentEvent[] = [
    { type: "turn-start", at: 0, turn: 1, prompt: 9, context: 9 },
    { type: "tool-call", at: 1, turn: 1, call: "call-1", name: "search_text", arguments: {} },
    { type: "turn-start", at: 6, turn: 2, prompt: 9, context: 9 },
    ...end,
  ];
  return { id: "a", isPorcelain: true, truth, markShown: false, trace, ...terms };
}

const other = { isPorcelain: false, truth: { ...truth, dynasty: null } };
const marked = { truth: { ...truth, reign: "reign:wanli" }, markShown: true };

test("the reign is counted once for all and once for the pieces whose mark can be read", () => {
  const wanli = verdict({ reign: claim("reign:wanli") });
  const { attributes, reignOfMarked } = summarise([episode(), episode(saysNone(), marked), episode(wanli, marked)]);
  expect(attributes.find(({ attribute }) => attribute === "reign")).toMatchObject({ right: 2, n: 3 });
  expect(reignOfMarked).toMatchObject({ right: 1, n: 2 });
});

test("what is no porcelain counts only among the others", () => {
  const denied = verdict({}, false);
  const summary = summarise([episode(), episode(saysNone(), other), episode(denied, other), episode(null, other)]);
  expect(summary.others).toEqual({ count: 1, n: 3, ...wilson(1, 3) });
  expect(summary.attributes[0]).toMatchObject({ attribute: "dynasty", n: 1 });
  expect(summary.wellFormed).toMatchObject({ count: 1, n: 1 });
  expect(summary.tools.search_text).toMatchObject({ count: 1, n: 1 });
  expect(summary.tools.search_image).toMatchObject({ count: 0, n: 1 });
});

test("porcelain that was denied is counted; an episode without a verdict denied nothing", () => {
  expect(summarise([episode(), episode(null), episode(verdict({}, false))]).denied).toMatchObject({ count: 1, n: 3 });
});

test("medians are of the episodes that came to an end", () => {
  const cutOff = episode(null, { trace: [] });
  expect(summarise([episode(), episode(null)])).toMatchObject({ seconds: 10, tokens: 50, turns: 2, others: null });
  expect(summarise([episode(), cutOff])).toMatchObject({ tokens: 50, turns: 1, wellFormed: { count: 1, n: 2 } });
});
