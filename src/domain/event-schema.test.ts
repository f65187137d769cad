import { expect, test } from "vitest";
import { ANSWER, callOf, scriptedWorld } from "../../tests/fixtures/scripted-model";
import { runStudy } from "../agent/loop";
import { parse } from "../base/parse";
import { eventSchema } from "./event-schema";
import { TOOL_NAMES } from "./events";

const read = (event: unknown) => parse(eventSchema, event, { what: "an event", todo: "start anew" });

test("every event of a study comes back as it was", async () => {
  const turns = [
    callOf("image_zoom_in_tool", { index: 2, bbox_2d: [50, 52, 118, 120], label: "mark" }),
    callOf("search_image", { index: 1 }),
    callOf("search_text", { query: "blue" }),
    "<tool_call>oops",
    ANSWER,
  ];
  const { ports, events, emit } = scriptedWorld({ turns });
  const signal = new AbortController().signal;
  await runStudy(ports, { question: "", lang: "en", tools: TOOL_NAMES, signal, emit });
  expect(new Set(events.map(({ type }) => type)).size).toBe(7);
  expect(events.map(read)).toEqual(events);
});

test.each([
  ["another kind", { type: "thought", at: 1 }],
  ["no ids", { type: "token-delta", at: 1, turn: 1, text: "a", logprobs: [] }],
  ["an unknown tool", { type: "tool-call", at: 1, turn: 1, call: "call-1", name: "run", arguments: {} }],
])("%s is refused", (_what, event) => {
  expect(() => read(event)).toThrowError(expect.objectContaining({ code: "bad-shape" }));
});
