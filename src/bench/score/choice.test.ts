import fc from "fast-check";
import { expect, test } from "vitest";
import table from "../../../tests/fixtures/bench-score/choice.json";
import type { AgentEvent } from "../../domain/events";
import { compatLetter, compatText, strictLetter } from "./choice";
import { lastWordsOf } from "./last-turn";

const letterAt = (index: number) => String.fromCharCode(65 + index);
const optionsOf = (texts: readonly string[]) => texts.map((text, index) => ({ letter: letterAt(index), text }));
const sets = new Map(Object.entries(table.options).map(([name, texts]) => [name, optionsOf(texts)]));

test.each(table.cases)("$text ($options): strict $strict, compat $compat", ({ options, text, strict, compat }) => {
  expect(strictLetter(text, sets.get(options) ?? [])).toBe(strict);
  expect(compatLetter(text)).toBe(compat);
});

test("silence names no option", () => {
  expect(strictLetter(null, optionsOf(["明", "清"]))).toBeNull();
  expect(compatLetter(null)).toBeNull();
});

const four = optionsOf(["Ming", "Qing", "Yuan", "Song"]);
const words = fc.constantFrom(
  "Ming",
  "青花",
  "the",
  "vase",
  "不是",
  "A",
  "B",
  "c",
  "D.",
  "I",
  "或",
  ",",
  "\n",
  "answer",
  "（",
);

test("any text is survived, and what is read is the letter of an option", () => {
  const near = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(" "));
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ unit: "grapheme", maxLength: 60 })), (text) => {
      expect([null, "A", "B", "C", "D"]).toContain(strictLetter(text, four));
      compatLetter(text);
    }),
    { seed: 6, numRuns: 500 },
  );
});

test("two letters that are both chosen are no answer, in any order and form", () => {
  const forms = ["选{}", "the answer is {}", "答案：{}", "I choose {}"];
  const letters = fc.constantFrom("A", "B", "C", "D");
  fc.assert(
    fc.property(letters, letters, fc.constantFrom(...forms), fc.constantFrom(...forms), (one, other, here, there) => {
      const text = `${here.replace("{}", one)}; ${there.replace("{}", other)}`;
      expect(strictLetter(text, four)).toBe(one === other ? one : null);
    }),
    { seed: 6 },
  );
});

test("an answer of many thousand words is read in no time", () => {
  const began = process.cpuUsage();
  strictLetter("A fine vase (B) of the Ming, not C. ".repeat(5000), four);
  expect(process.cpuUsage(began).user).toBeLessThan(2e6); // microseconds
});

function said(...turns: string[]): AgentEvent[] {
  return turns.map((text, index) => ({
    type: "token-delta",
    at: 0,
    turn: index + 1,
    text,
    ids: [1],
    logprobs: [0],
  }));
}

test("the reference reads the last closed answer of the last turn, else all of that turn", () => {
  const text = (prediction: string | null, ...turns: string[]) =>
    compatText({ prediction, status: "success", ...lastWordsOf(said(...turns), prediction) });
  expect(text("B", "<answer>A</answer>", "x <answer> B</answer>")).toBe("B");
  expect(text("B", "x <answer>B</answer> <ANSWER> C\n</Answer> y")).toBe("C");
  expect(text("B", "I say <answer>B")).toBe("I say <answer>B");
  expect(text("B", "<answer>A <answer>B</answer>")).toBe("A <answer>B");
  expect(text(null, "It is D")).toBe("It is D");
  expect(text("kept")).toBe("kept");
  expect(compatText({ prediction: "B", status: "error" })).toBe("");
});

test("only what says more than the prediction is kept of the last turn", () => {
  expect(lastWordsOf(said("I think <answer>\nB </answer>"), "\nB ")).toEqual({});
  expect(lastWordsOf(said("", "It is B"), null)).toEqual({ lastWords: "It is B" });
  expect(lastWordsOf([], null)).toEqual({});
});
