import { expect, test } from "vitest";
import { formatSpan } from "./span";

test.each([
  [1200, 3900, "2–4s"],
  [200, 900, "1s"],
  [12_300, 44_000, "20–50s"],
  [70_000, 200_000, "2–4 mins"],
])("from %i to %i milliseconds: %s", (low, high, words) => {
  expect(formatSpan("en", { low, high })).toBe(words);
});

test("in Chinese it is said in Chinese", () => {
  expect(formatSpan("zh-Hans", { low: 1200, high: 3900 })).toMatch(/^2.4秒$/u);
});
