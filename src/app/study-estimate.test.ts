import { expect, test } from "vitest";
import { replyInWords } from "../../tests/scripted/additions";
import { scriptedEvents, scriptedVerdict } from "../../tests/scripted/story";
import type { AgentEvent } from "../domain/events";
import { estimateOf, type Pace, paceBook, paceOf } from "./study-estimate";
import { EMPTY_STUDY, reduceStudy, type StudyView } from "./study-view";

const events = scriptedEvents("en", [{ name: "a.jpg", width: 10, height: 10 }], scriptedVerdict("en"));
const fold = (list: readonly AgentEvent[], from: StudyView = EMPTY_STUDY) => list.reduce(reduceStudy, from);
const whole = fold(events);
const end = events.at(-1)?.at ?? 0;
const question: AgentEvent = { type: "user-turn", at: end + 9e6, turn: 4, text: "?", answer: "text", evidence: [] };
const asked = fold([question, ...replyInWords("en", 5, end + 9e6)], whole);

const pace = (total: number, rest: Partial<Pace> = {}): Pace => ({
  model: "ciqi-nano",
  backend: "wasm",
  added: false,
  photos: 1,
  turns: [1000, 2000, 3000],
  total,
  ...rest,
});
const memory = () => {
  const kept = new Map<string, string>();
  return {
    read: (key: string) => kept.get(key) ?? null,
    write: (key: string, value: string) => void kept.set(key, value),
  };
};

test("a finished study is a pace, with the beginnings of its turns", () => {
  const found = paceOf(EMPTY_STUDY, whole);
  expect(found).toMatchObject({ model: "ciqi-nano", backend: "wasm", added: false, photos: 1, total: whole.elapsed });
  expect(found?.turns).toHaveLength(4);
  expect(found?.turns[0]).toBe(400);
});

test("a follow-up is a pace of its own, which begins where it was asked", () => {
  expect(paceOf(whole, asked)).toMatchObject({ added: true, turns: [200], total: 430 });
});

test.each([
  ["stopped", fold(events.slice(0, 30)), EMPTY_STUDY],
  ["gone on with", whole, fold(events.slice(0, 30))],
])("a study that was %s teaches nothing", (_, after, before) => {
  expect(paceOf(before, after)).toBeNull();
});

test("what is left is what runs like this one had left at the same place", () => {
  const all = [4000, 5000, 6000, 7000, 8000].map((total) => pace(total));
  const turn: AgentEvent = { type: "turn-start", at: end, turn: 1, prompt: 1, context: 1 };
  const view = { ...fold([events[0] as AgentEvent, turn]), elapsed: 1500 };
  const first = view.turns.map((each) => ({ ...each, since: 1000 }));
  expect(estimateOf(all, { ...view, turns: first }, 1500)).toEqual({ low: 3500, high: 5500 });
  expect(estimateOf(all, { ...view, turns: [] }, 0)).toEqual({ low: 5000, high: 7000 });
});

test("nothing is said from one run or from runs of another model; one that takes longer than any before is said to", () => {
  const view = { ...whole, turns: [], verdicts: [], verdict: null };
  expect(estimateOf([pace(4000)], view, 0)).toBeNull();
  expect(estimateOf([pace(4000, { backend: "webgpu" }), pace(5000, { backend: "webgpu" })], view, 0)).toBeNull();
  expect(estimateOf([pace(4000), pace(5000)], view, 4500)).toBe("longer");
  expect(estimateOf([pace(4000), pace(5000)], view, 100)).toEqual({ low: 3900, high: 4900 });
});

test("runs with as many photographs count before all others, once there are enough of them", () => {
  const view = { ...whole, turns: [], verdicts: [], verdict: null };
  const others = [20_000, 30_000].map((total) => pace(total, { photos: 4 }));
  const same = [4000, 4000, 4000, 4000].map((total) => pace(total));
  expect(estimateOf([...others, ...same], view, 0)).toEqual({ low: 4000, high: 4000 });
  expect(estimateOf([...others, ...same.slice(2)], view, 0)).toEqual({ low: 4000, high: 22_500 });
});

test("a follow-up is judged by follow-ups", () => {
  const view = fold([question], whole);
  const all = [pace(9000), pace(9000), ...[800, 900].map((total) => pace(total, { added: true, turns: [200] }))];
  expect(estimateOf(all, view, whole.elapsed + 100)).toEqual({ low: 700, high: 800 });
});

test("paces outlive the page, the latest of them; what is broken is forgotten", () => {
  const store = memory();
  const book = paceBook(store);
  for (let i = 0; i < 30; i++) book.note(pace(i));
  expect(paceBook(store).all()).toHaveLength(24);
  expect(paceBook(store).all().at(-1)?.total).toBe(29);
  store.write("paces", '[{"model":1}]');
  expect(paceBook(store).all()).toEqual([]);
  store.write("paces", "[");
  expect(paceBook(store).all()).toEqual([]);
});
