import fc from "fast-check";
import { expect, test } from "vitest";
import { shareOf, wilson } from "./wilson";

// R: prop.test(x, n, correct = FALSE)$conf.int
test.each([
  [15, 20, 0.531299, 0.888138],
  [50, 100, 0.403832, 0.596168],
  [0, 10, 0, 0.277533],
  [10, 10, 0.722467, 1],
  [1, 3, 0.061492, 0.792345],
])("%i of %i", (right, n, low, high) => {
  const interval = wilson(right, n);
  expect(interval.low).toBeCloseTo(low, 5);
  expect(interval.high).toBeCloseTo(high, 5);
});

test("nothing is known of no trials", () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

test("the share lies in its interval, the interval in [0, 1]", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (a, b) => {
      const n = Math.max(a, b, 1);
      const right = Math.min(a, b, n);
      const { low, high } = wilson(right, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(right / n);
      expect(high).toBeGreaterThanOrEqual(right / n);
    }),
  );
});

test("a share counts the rows that pass", () => {
  expect(shareOf([1, 2, 3, 4], (row) => row > 1)).toEqual({ count: 3, n: 4, ...wilson(3, 4) });
});
