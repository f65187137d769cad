import { expect, test } from "vitest";
import { ANSWER, callOf, picture, scriptedWorld } from "../../tests/fixtures/scripted-model";
import { runStudy } from "../agent/loop";
import type { StudyAddition } from "../agent/ports";
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
  const photo = { index: 3, name: "rim.jpg", width: 9, height: 6, view: picture("rim") };
  const region = { image: 1, box: [0, 0, 9, 9], modelBox: [0, 0, 1, 1] } as const;
  const left: StudyAddition[][] = [[], [{ text: "Why?", photo, region, answer: "verdict", lang: "zh" }]];
  ports.additions = () => left.shift() ?? [];
  ports.photos = [...ports.photos, photo];
  const fields = { name: "", nameEn: "", source: "", dynasty: null, reign: null, kiln: null, color: null, motif: null };
  ports.glance = async () => ({
    matches: [{ packId: "p", recordId: "r", image: 1, score: 0.9, fields: { ...fields, shape: "shape:wan" } }],
    match: true,
    votes: { shape: [{ value: "shape:wan", confidence: 0.7, matches: [0] }] },
    ms: 1,
  });
  const signal = new AbortController().signal;
  await runStudy(ports, { question: "", lang: "en", tools: TOOL_NAMES, signal, emit });
  expect(new Set(events.map(({ type }) => type)).size).toBe(9);
  expect(events.map(read)).toEqual(events);
});

test.each([
  ["another kind", { type: "thought", at: 1 }],
  ["no ids", { type: "token-delta", at: 1, turn: 1, text: "a", logprobs: [] }],
  ["an unknown tool", { type: "tool-call", at: 1, turn: 1, call: "call-1", name: "run", arguments: {} }],
])("%s is refused", (_what, event) => {
  expect(() => read(event)).toThrowError(expect.objectContaining({ code: "bad-shape" }));
});
