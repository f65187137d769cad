/** Small cases whose working stands in their files: exact to the last digit. */
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { wilson } from "../wilson";
import { clusteredMeans, type Observed } from "./bootstrap";
import { calibration, forecastAlone, forecastOf } from "./calibration";
import { cohensKappa } from "./kappa";
import { holm, mcnemar } from "./mcnemar";
import { type Answered, riskCoverage } from "./risk-coverage";
import { fitTemperature } from "./temperature";

const folder = resolve(import.meta.dirname, "../../../tests/fixtures/bench-report/by-hand");
const files = readdirSync(folder).sort();

interface Case {
  statistic: string;
  input: never;
  expected: unknown;
}

const alone = (rows: Answered[]) => rows.map(({ confidence, right }) => forecastAlone(confidence, right));

const computed: Record<string, (input: never) => unknown> = {
  wilson: ({ right, n }: { right: number; n: number }) => wilson(right, n),
  mcnemar: ({ onlyFirst, onlySecond }: { onlyFirst: number; onlySecond: number }) => mcnemar(onlyFirst, onlySecond),
  holm: (ps: number[]) => holm(ps),
  kappa: (cells: [string, string, number][]) =>
    cohensKappa(cells.flatMap(([one, other, count]) => Array.from({ length: count }, () => [one, other] as const))),
  calibration: (rows: Answered[]) => calibration(alone(rows)),
  brier: (rows: { logprobs: number[]; truth: number }[]) =>
    calibration(rows.map(({ logprobs, truth }) => forecastOf(logprobs, truth)))?.brier,
  temperature: (rows: Answered[]) => fitTemperature(pieces(rows), []),
  "risk-coverage": (rows: Answered[]) => riskCoverage(rows),
  bootstrap(rows: Observed<string>[]) {
    const { kinds, average } = clusteredMeans(rows);
    return { ...Object.fromEntries(kinds), average };
  },
};

const pieces = (rows: Answered[]) => alone(rows).map((forecast, i) => ({ specimen: `piece ${i}`, forecast }));

test("there are ten of them", () => {
  expect(files).toHaveLength(10);
});

test.each(files)("%s", (file) => {
  const { statistic, input, expected } = JSON.parse(readFileSync(resolve(folder, file), "utf8")) as Case; // our own file
  expect(computed[statistic]?.(input)).toEqual(expected);
});
