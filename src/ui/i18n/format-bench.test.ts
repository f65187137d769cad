import { expect, test } from "vitest";
import { formatInterval, formatP, formatPoints, formatShare, formatSpan } from "./format-bench";

test("shares are as the published tables have them: percent, one decimal, no sign", () => {
  expect(formatShare(0.6573)).toBe("65.7");
  expect(formatShare(1)).toBe("100.0");
  expect(formatInterval(0.0004, 0.205)).toBe("0.0–20.5");
});

test("differences have their sign, and nothing has none", () => {
  expect([0.142, -0.0834, 0, -0.0001].map(formatPoints)).toEqual(["+14.2", "−8.3", "0.0", "0.0"]);
});

test("a very small p is said to be small", () => {
  expect([0.05, 0.00099, 1].map(formatP)).toEqual(["0.050", "< 0.001", "1.000"]);
});

test("time is told as one plans with it", () => {
  expect(formatSpan("en", 400)).toBe("1 sec");
  expect(formatSpan("en", 42_300)).toBe("42 secs");
  expect(formatSpan("en", 309_000)).toBe("5 mins");
  expect(formatSpan("en", 3_600_000)).toBe("1 hr");
  expect(formatSpan("zh-Hans", 9_000_000)).toBe("2小时30分钟");
});
