import { expect, test } from "vitest";
import { scriptedEvents, scriptedVerdict } from "../../tests/scripted/story";
import type { AgentEvent } from "../domain/events";
import { boxesOf } from "./study-boxes";
import { afterBreak, EMPTY_STUDY, reduceStudy, stepsOf, type StudyView, thoughtOf } from "./study-view";

const photos = [
  { name: "front.jpg", width: 1000, height: 800 },
  { name: "base.jpg", width: 600, height: 600 },
];
const events = scriptedEvents("en", photos, scriptedVerdict("en"));
const fold = (list: readonly AgentEvent[], from: StudyView = EMPTY_STUDY) => list.reduce(reduceStudy, from);
const whole = fold(events);

test("a whole study folds into turns, evidence, verdict and stop", () => {
  expect(whole.turns.map((turn) => turn.step?.name ?? null)).toEqual([
    "image_zoom_in_tool",
    "search_image",
    "search_text",
    null,
  ]);
  expect(whole.evidence.map((each) => each.id)).toEqual(["E1", "E2", "E3", "E4", "E5", "E6"]);
  expect(whole.verdict?.attributes.dynasty.value).toBe("dyn:ming");
  expect(whole.stop?.reason).toBe("answered");
  expect(stepsOf(whole)).toBe(3);
});

test("elapsed is the time between the events, and a break does not count", () => {
  const first = events[0]?.at ?? 0;
  const last = events.at(-1)?.at ?? 0;
  expect(whole.elapsed).toBe(last - first);

  const half = fold(events.slice(0, 20));
  const hourLater = half.lastAt + 3_600_000;
  const next: AgentEvent = { type: "turn-start", at: hourLater + 500, turn: 2, prompt: 1, context: 1 };
  expect(reduceStudy(afterBreak(half, hourLater), next).elapsed).toBe(half.elapsed + 500);
});

test("the journal replayed gives the very view that was streamed", () => {
  const halves = [events.slice(0, 17), events.slice(17)] as const;
  expect(fold(halves[1], fold(halves[0]))).toEqual(whole);
});

test("a torn turn that is begun again leaves nothing of its first attempt", () => {
  const torn = fold(events.slice(0, 6));
  expect(torn.turns[0]?.raw).not.toBe("");
  const again = reduceStudy(torn, { type: "turn-start", at: 9, turn: 1, prompt: 1, context: 1 });
  expect(again.turns).toEqual([{ turn: 1, lang: "en", since: again.elapsed, raw: "", step: null }]);
});

test("a box is there while the tool still looks, and becomes the crop's when it has looked", () => {
  const call = events.findIndex((event) => event.type === "tool-call");
  expect(boxesOf(fold(events.slice(0, call + 1)))).toEqual([
    { by: "agent", turn: 1, image: 1, box: [300, 336, 680, 576], label: "flower on the body", evidence: null },
  ]);
  expect(boxesOf(whole)).toEqual([
    { by: "agent", turn: 1, image: 1, box: [300, 336, 680, 576], label: "flower on the body", evidence: "E2" },
  ]);
});

test("a refused zoom leaves no box, a malformed call is no step", () => {
  const call = events.findIndex((event) => event.type === "tool-call");
  const refused = fold([
    ...events.slice(0, call + 1),
    { type: "observation", at: 1, turn: 1, call: "C1", evidence: [], text: "outside", error: true, ms: 1 },
    { type: "turn-start", at: 2, turn: 2, prompt: 1, context: 1 },
    { type: "observation", at: 3, turn: 2, call: null, evidence: [], text: "not JSON", error: true, ms: 0 },
  ]);
  expect(boxesOf(refused)).toEqual([]);
  expect(stepsOf(refused)).toBe(1);
  expect(refused.turns[1]?.step).toMatchObject({ name: null, state: "failed" });
});

test.each([
  ["<think>I look.</think><tool_call>{}</tool_call>", "I look."],
  ['I look.\n<tool_call>{"name":"search_im', "I look."],
  ["I look. <tool_c", "I look."],
  ["Done.<answer>dynasty: Ming</answer><|im_end|>", "Done."],
  ["a < b and so on", "a < b and so on"],
])("of %j a reader sees %j", (raw, shown) => {
  expect(thoughtOf(raw)).toBe(shown);
});
