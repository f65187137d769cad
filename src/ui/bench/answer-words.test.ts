import { expect, test } from "vitest";
import type { BenchRow } from "../../domain/bench";
import { saidWords, truthWords } from "./answer-words";

const row: BenchRow = {
  id: "q",
  line: 1,
  type: "dynasty",
  question: "Which dynasty?",
  options: [
    { letter: "A", text: "Ming" },
    { letter: "B", text: "Qing" },
  ],
  answer: "B",
  reference: "Qing dynasty, Kangxi",
  images: ["a.jpg"],
  specimen: "a",
};

test("the truth is the option in choice and the reference in free form", () => {
  expect(truthWords(row, false)).toBe("B · Qing");
  expect(truthWords(row, true)).toBe("Qing dynasty, Kangxi");
  expect(truthWords({ ...row, reference: null }, true)).toBe("B · Qing");
});

test.each([
  ["A", "A · Ming"],
  [" B ", "B · Qing"],
  ["I think B", "I think B"],
  ["C", "C"],
  ["", null],
  [null, null],
])("%j is shown as %j: nothing is read into an answer", (prediction, shown) => {
  expect(saidWords(row, prediction)).toBe(shown);
});
