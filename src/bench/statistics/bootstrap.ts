/** How far means can be trusted when rows about one piece hang together. Knows no marks and no questions. */
import type { Mean } from "../../domain/bench-report";
import { quantile } from "./quantile";
import { seededDraw } from "./random";

/** One row: the piece it is about, its kind, and what is averaged (1 or 0 for right or wrong, a credit, a difference). */
export interface Observed<Kind extends string> {
  specimen: string;
  kind: Kind;
  value: number;
}

export interface ClusteredMeans<Kind extends string> {
  kinds: Map<Kind, Mean>;
  /** Unweighted mean of the kinds' means; null of no rows. Its `n` is that of all rows. */
  average: Mean | null;
}

export const RESAMPLES = 2000;
/** Any number would do: it is fixed so that a report made twice is the same. */
const SEED = 20260328;

/**
 * Means by kind and their unweighted mean, with 95 % intervals of the percentile bootstrap over specimens: pieces are
 * drawn with replacement, as many as there are, each with all of its rows; a kind that a draw has no row of is left out
 * of that draw's average. B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapters 8 and 13; the
 * percentiles are those of `quantile`, the generator is `seededDraw`. One specimen gives an interval of no width.
 */
export function clusteredMeans<Kind extends string>(
  rows: readonly Observed<Kind>[],
  { resamples = RESAMPLES, seed = SEED } = {},
): ClusteredMeans<Kind> {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const clusters = cluster(rows, kinds);
  const means = kinds.map(() => new Float64Array(resamples));
  const averages = new Float64Array(resamples);
  const draw = seededDraw(seed);
  const sums = new Float64Array(kinds.length);
  const counts = new Float64Array(kinds.length);
  const { starts, kindOf, sumOf, countOf } = clusters;
  const drawn = new Uint32Array(starts.length - 1);
  for (let resample = 0; resample < resamples; resample++) {
    sums.fill(0);
    counts.fill(0);
    draw(drawn, drawn.length);
    for (let i = 0; i < drawn.length; i++) {
      const specimen = drawn[i] as number;
      const end = starts[specimen + 1] as number;
      for (let cell = starts[specimen] as number; cell < end; cell++) {
        const kind = kindOf[cell] as number;
        sums[kind] = (sums[kind] as number) + (sumOf[cell] as number);
        counts[kind] = (counts[kind] as number) + (countOf[cell] as number);
      }
    }
    averages[resample] = meanOfMeans(sums, counts, (kind, mean) => ((means[kind] as Float64Array)[resample] = mean));
  }
  return {
    kinds: new Map(kinds.map((kind, i) => [kind, interval(meanOf(rows, kind), means[i] as Float64Array)])),
    average: rows.length === 0 ? null : interval(averageOf(rows, kinds), averages),
  };
}

/** The rows of each specimen, added up by kind: cells [starts[i], starts[i + 1]) are specimen i's. */
function cluster<Kind extends string>(rows: readonly Observed<Kind>[], kinds: readonly Kind[]) {
  const indexOf = new Map(kinds.map((kind, i) => [kind, i]));
  const bySpecimen = new Map<string, Map<number, { sum: number; count: number }>>();
  for (const { specimen, kind, value } of rows) {
    const cells = bySpecimen.get(specimen) ?? new Map<number, { sum: number; count: number }>();
    bySpecimen.set(specimen, cells);
    const index = indexOf.get(kind) as number; // every kind of the rows is among them
    const cell = cells.get(index) ?? { sum: 0, count: 0 };
    cells.set(index, { sum: cell.sum + value, count: cell.count + 1 });
  }
  const cells = [...bySpecimen.values()].flatMap((own) => [...own]);
  let end = 0;
  return {
    starts: Uint32Array.from([0, ...[...bySpecimen.values()].map((own) => (end += own.size))]),
    kindOf: Uint32Array.from(cells, ([kind]) => kind),
    sumOf: Float64Array.from(cells, ([, { sum }]) => sum),
    countOf: Float64Array.from(cells, ([, { count }]) => count),
  };
}

/** The mean of the kinds that have rows; tells each kind's own, NaN where it has none. */
function meanOfMeans(sums: Float64Array, counts: Float64Array, tell: (kind: number, mean: number) => void): number {
  let total = 0;
  let present = 0;
  for (let kind = 0; kind < sums.length; kind++) {
    const mean = (sums[kind] as number) / (counts[kind] as number);
    tell(kind, mean);
    if (counts[kind] === 0) continue;
    total += mean;
    present += 1;
  }
  return total / present;
}

interface Plain {
  value: number;
  n: number;
}

function meanOf<Kind extends string>(rows: readonly Observed<Kind>[], kind: Kind): Plain {
  const own = rows.filter((row) => row.kind === kind);
  return { value: own.reduce((sum, { value }) => sum + value, 0) / own.length, n: own.length };
}

function averageOf<Kind extends string>(rows: readonly Observed<Kind>[], kinds: readonly Kind[]): Plain {
  const means = kinds.map((kind) => meanOf(rows, kind).value);
  return { value: means.reduce((sum, mean) => sum + mean, 0) / means.length, n: rows.length };
}

/** The middle 95 % of the draws that have the kind. */
function interval({ value, n }: Plain, draws: Float64Array): Mean {
  const known = draws.filter((mean) => !Number.isNaN(mean)).sort();
  return { value, n, low: quantile(known, 0.025) ?? value, high: quantile(known, 0.975) ?? value };
}
