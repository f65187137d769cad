import { describe, expect, test } from "vitest";
import { type Observed, crossValidated, fitLogistic, probability } from "./logistic";
import { seededDraw } from "./random";

/** Rows that come true with sigmoid(weights x), x of a fixed random series. */
function drawn(weights: readonly number[], n: number): Observed[] {
  const draw = seededDraw(7);
  const one = new Uint32Array(1);
  const random = () => {
    draw(one, 2 ** 31);
    return (one[0] ?? 0) / 2 ** 31;
  };
  return Array.from({ length: n }, () => {
    const features = weights.map((_, i) => (i === 0 ? 1 : random() * 4 - 2));
    return { features, right: random() < probability(weights, features) };
  });
}

test("what the rows were drawn with is found again", () => {
  const truth = [-0.5, 1.2, 2];
  for (const [i, weight] of fitLogistic(drawn(truth, 5000)).entries()) expect(weight).toBeCloseTo(truth[i] ?? 0, 0);
});

test("a bias alone is the logit of the share that came true", () => {
  const rows = [true, true, true, false].map((right) => ({ features: [1], right }));
  expect(fitLogistic(rows)[0]).toBeCloseTo(Math.log(3), 6);
});

test("at the maximum the slope is what the ridge pulls, and nothing on the bias", () => {
  const rows = drawn([0.3, -1], 200);
  const weights = fitLogistic(rows, 2);
  const slope = (i: number) =>
    rows.reduce(
      (sum, { features, right }) => sum + (features[i] ?? 0) * (Number(right) - probability(weights, features)),
      0,
    );
  expect(slope(0)).toBeCloseTo(0, 5);
  expect(slope(1)).toBeCloseTo(2 * (weights[1] ?? 0), 5);
});

describe("rows that would lead it astray", () => {
  test("parted cleanly: weights stay finite", () => {
    const rows = [-2, -1, 1, 2].map((x) => ({ features: [1, x], right: x > 0 }));
    const weights = fitLogistic(rows);
    expect(weights.every((weight) => Math.abs(weight) < 20)).toBe(true);
    expect(probability(weights, [1, 2])).toBeGreaterThan(0.5);
  });

  test("all true, a feature that never moves, huge numbers", () => {
    const always = [1, 2, 3].map((x) => ({ features: [1, 0, x * 1e3], right: true }));
    expect(fitLogistic(always).every(Number.isFinite)).toBe(true);
  });

  test("none", () => {
    expect(() => fitLogistic([])).toThrow("found no claim");
  });
});

test("a piece's own truth never speaks for it, in none of its rows", () => {
  const rows = drawn([0, 1], 60);
  const before = crossValidated(rows);
  const turned = rows.map((row, i) => (i === 17 ? { ...row, right: !row.right } : row));
  expect(crossValidated(turned)[17]).toBe(before[17]);
  expect(before).toHaveLength(60);
  const paired = rows.map((row, i) => ({ ...row, piece: i >> 1 }));
  const both = paired.map((row) => (row.piece === 8 ? { ...row, right: !row.right } : row));
  expect(crossValidated(both)[17]).toBe(crossValidated(paired)[17]);
  expect(crossValidated(rows.slice(0, 1))).toEqual([0.5]);
});
