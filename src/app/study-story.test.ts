import { expect, test } from "vitest";
import { replyAnew, replyInWords } from "../../tests/scripted/additions";
import { scriptedEvents, scriptedVerdict } from "../../tests/scripted/story";
import type { AgentEvent } from "../domain/events";
import { boxesOf } from "./study-boxes";
import { changesOf, storyOf } from "./study-story";
import { EMPTY_STUDY, isAnswered, reduceStudy } from "./study-view";

const photos = [{ name: "front.jpg", width: 1000, height: 800 }];
const verdict = scriptedVerdict("en");
const events = scriptedEvents("en", photos, verdict);
const end = events.at(-1)?.at ?? 0;
const added = (turn: number, rest: Partial<Extract<AgentEvent, { type: "user-turn" }>>): AgentEvent => ({
  type: "user-turn",
  at: end + 60_000,
  turn,
  text: "Why not Xuande?",
  answer: "text",
  evidence: [],
  ...rest,
});
const crop = { id: "E7", kind: "crop", image: 1, box: [1, 2, 30, 40], modelBox: [1, 2, 3, 4], label: "" } as const;
const look = added(5, { text: "", answer: "verdict", evidence: [crop] });
const all = [
  ...events,
  added(4, {}),
  ...replyInWords("en", 5, end + 60_000),
  look,
  ...replyAnew("en", 6, end + 61_000, verdict),
];
const fold = (list: readonly AgentEvent[]) => list.reduce(reduceStudy, EMPTY_STUDY);
const kinds = (list: readonly AgentEvent[]) => storyOf(fold(list)).map(({ kind }) => kind);

test("turns, questions, answers and new verdicts are told in the order they came", () => {
  expect(kinds(all)).toEqual(["turn", "turn", "turn", "turn", "added", "turn", "answer", "added", "turn", "verdict"]);
});

test("what is added in mid-study stands after the turn it came in", () => {
  const second = events.findIndex((event) => event.type === "turn-start" && event.turn === 2);
  const told = [...events.slice(0, second), added(1, { answer: "verdict" }), ...events.slice(second)];
  expect(kinds(told)).toEqual(["turn", "added", "turn", "turn", "turn"]);
  expect(kinds([events[0] as AgentEvent, added(0, {}), ...events.slice(1)])[0]).toBe("added");
});

test("a study is answered until something is added, and again when that is", () => {
  const asked = events.length + 1;
  expect([events.length, asked, all.length].map((until) => isAnswered(fold(all.slice(0, until))))).toEqual([
    true,
    false,
    true,
  ]);
  expect(isAnswered(EMPTY_STUDY)).toBe(false);
});

test("the time between an answer and the next question is nobody's work", () => {
  const first = fold(events).elapsed;
  expect(fold(all.slice(0, events.length + 1)).elapsed).toBe(first);
  expect(fold(all).elapsed).toBeLessThan(first + 2000);
});

test("a verdict anew says what is another value than before, and nothing else", () => {
  const { verdicts } = fold(all);
  const [before, after] = verdicts.map((each) => each.verdict);
  if (before === undefined || after === undefined) throw new Error("two verdicts wanted");
  expect(changesOf(before, after)).toEqual([
    {
      attribute: "shape",
      from: "shape:bianhu",
      to: "shape:baoyueping",
      sureBefore: verdict.attributes.shape.confidence,
      sureAfter: 0.52,
    },
  ]);
  expect(changesOf(before, before)).toEqual([]);
});

test("a place that was pointed at is a box of the person's own", () => {
  expect(boxesOf(fold(all)).at(-1)).toEqual({
    by: "person",
    turn: 5,
    image: 1,
    box: [1, 2, 30, 40],
    label: "",
    evidence: "E7",
  });
});
