/** Against the numbers of scipy, statsmodels and numpy: tests/fixtures/bench-report/check.py wrote them. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { wilson } from "../wilson";
import { clusteredMeans, type Observed } from "./bootstrap";
import { calibration, forecastAlone, forecastOf } from "./calibration";
import { cohensKappa } from "./kappa";
import { holm, mcnemar } from "./mcnemar";
import { quantile } from "./quantile";
import { seededDraw } from "./random";
import { riskCoverage } from "./risk-coverage";
import { fitTemperature, tempered } from "./temperature";

interface Reference {
  wilson: { right: number; n: number; interval: [number, number] }[];
  mcnemar: { onlyFirst: number; onlySecond: number; p: number }[];
  holm: { ps: number[]; adjusted: number[] }[];
  kappa: { table: number[][]; kappa: number }[];
  quantile: { numbers: number[]; at: number; quantile: number }[];
  calibration: Record<"ece" | "brier" | "aurc" | "temperature", number> & {
    rows: { logprobs: number[]; truth: number }[];
  };
  bootstrap: {
    rows: Observed<string>[];
    seed: number;
    interval: Record<string, [number, number]>;
    independent: Record<string, [number, number]>;
    integers: number[];
  };
}
const path = resolve(import.meta.dirname, "../../../tests/fixtures/bench-report/reference.json");
const reference = JSON.parse(readFileSync(path, "utf8")) as Reference; // our own file

/** Equal but for the last digits of a double. */
const same = (found: number | null | undefined, wanted: number, digits = 1e-12) =>
  expect(Math.abs((found ?? Number.NaN) - wanted), `${found}, wanted ${wanted}`).toBeLessThanOrEqual(
    digits * Math.max(1e-6, Math.abs(wanted)),
  );

test("Wilson's interval", () => {
  for (const { right, n, interval } of reference.wilson) {
    const { low, high } = wilson(right, n);
    same(low, interval[0]);
    same(high, interval[1]);
  }
});

test("McNemar, also where powers of two have left the doubles' range", () => {
  for (const { onlyFirst, onlySecond, p } of reference.mcnemar) same(mcnemar(onlyFirst, onlySecond), p, 1e-9);
});

test("Holm, kappa, quantiles", () => {
  for (const { ps, adjusted } of reference.holm) holm(ps).forEach((p, i) => same(p, adjusted[i] as number));
  for (const { table, kappa } of reference.kappa) {
    const cells = table.flatMap((row, i) => row.map((count, j) => ({ count, pair: [i, j] as const })));
    same(cohensKappa(cells.flatMap(({ count, pair }) => Array.from({ length: count }, () => pair))), kappa);
  }
  for (const { numbers, at, quantile: wanted } of reference.quantile) same(quantile(numbers, at), wanted);
});

test("calibration, risk-coverage and temperature of scored options", () => {
  const { rows, ece, brier, aurc, temperature } = reference.calibration;
  const forecasts = rows.map(({ logprobs, truth }) => forecastOf(logprobs, truth));
  const found = calibration(forecasts);
  same(found?.ece, ece);
  same(found?.brier, brier);
  const answered = forecasts.map(({ probabilities, answered: own, truth }) => ({
    confidence: probabilities[own] as number,
    right: own === truth,
  }));
  same(riskCoverage(answered).aurc, aurc);
  const fitted = fitTemperature(
    forecasts.map((forecast, i) => ({ specimen: `${i}`, forecast })),
    [],
  );
  same(fitted, temperature, 1e-5); // six digits
  const after = calibration(forecasts.map((forecast) => tempered(forecast, fitted)));
  expect(after?.ece).toBeLessThan(ece);
  expect(after?.brier).toBeLessThan(brier);
});

test("the bootstrap draws what numpy draws from the same integers, and comes near independent draws", () => {
  const { rows, seed, interval, independent, integers } = reference.bootstrap;
  const drawn = new Uint32Array(integers.length);
  seededDraw(1)(drawn, 2 ** 32);
  expect([...drawn]).toEqual(integers);
  const { kinds, average } = clusteredMeans(rows, { seed });
  for (const [kind, { low, high }] of [...kinds, ["average", average ?? { low: 0, high: 0 }] as const]) {
    same(low, interval[kind]?.[0] ?? Number.NaN);
    same(high, interval[kind]?.[1] ?? Number.NaN);
    expect(Math.abs(low - (independent[kind]?.[0] ?? Number.NaN))).toBeLessThan(0.02);
    expect(Math.abs(high - (independent[kind]?.[1] ?? Number.NaN))).toBeLessThan(0.02);
  }
});

test("rows of one piece that agree widen the interval", () => {
  const rows = (specimen: (i: number) => number) =>
    Array.from({ length: 400 }, (_, i) => ({ specimen: `${specimen(i)}`, kind: "all", value: Math.floor(i / 4) % 2 }));
  const width = ({ average }: ReturnType<typeof clusteredMeans>) => (average?.high ?? 0) - (average?.low ?? 0);
  const clustered = width(clusteredMeans(rows((i) => Math.floor(i / 4))));
  const apart = width(clusteredMeans(rows((i) => i)));
  expect(clustered / apart).toBeCloseTo(2, 0); // the square root of four rows a piece
});

test("5,425 rows are resampled within 300 ms, however few rows a piece has", () => {
  for (const perPiece of [7, 1]) {
    const rows = Array.from({ length: 5425 }, (_, i) => ({
      specimen: `${Math.floor(i / perPiece)}`,
      kind: `kind ${i % 7}`,
      value: (i * 7919) % 2,
    }));
    const before = process.cpuUsage();
    clusteredMeans(rows);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(300); // of the processor, whatever else it does
  }
});

test("nothing is said of no rows", () => {
  expect(clusteredMeans([])).toEqual({ kinds: new Map(), average: null });
  expect(calibration([])).toBeNull();
  expect(riskCoverage([])).toEqual({ curve: [], aurc: null });
  expect(cohensKappa([])).toBeNull();
  expect(cohensKappa([["a", "a"]])).toBeNull();
  expect(quantile([], 0.5)).toBeNull();
});

test("a temperature is not fitted on the pieces that it is for, nor on nothing", () => {
  const piece = { specimen: "vase", forecast: forecastAlone(0.5, true) };
  expect(() => fitTemperature([piece], [{ specimen: "bowl" }, { specimen: "vase" }])).toThrow(/1 pieces .* vase/u);
  expect(() => fitTemperature([], [])).toThrow(expect.objectContaining({ code: "calibration-empty" }));
});

test("a run in which everything is right, or wrong, has a temperature at the end of the scale", () => {
  const pieces = (right: boolean) => [{ specimen: "a", forecast: forecastAlone(0.9, right) }];
  expect(fitTemperature(pieces(true), [])).toBeLessThan(0.07);
  expect(fitTemperature(pieces(false), [])).toBe(100);
});

test("intervals hold the value, the curve covers all rows, adjusted p-values are no smaller", () => {
  const row = fc.record({ specimen: fc.stringMatching(/^[a-e]$/u), kind: fc.constantFrom("x", "y"), value: fc.nat(1) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
      const { kinds, average } = clusteredMeans(rows, { resamples: 200 });
      for (const { low, high } of [...kinds.values(), average ?? { low: 1, high: 0 }]) {
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }
      const answered = rows.map(({ value, kind }) => ({ confidence: kind === "x" ? 0.9 : 0.4, right: value === 1 }));
      const { curve } = riskCoverage(answered, 7);
      expect(curve.at(-1)?.coverage).toBe(1);
      expect(curve.at(-1)?.risk).toBeCloseTo(1 - rows.filter(({ value }) => value === 1).length / rows.length, 12);
    }),
    { seed: 1 },
  );
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (ps) => {
      holm(ps).forEach((adjusted, i) => expect(adjusted).toBeGreaterThanOrEqual(ps[i] as number));
    }),
    { seed: 1 },
  );
});
