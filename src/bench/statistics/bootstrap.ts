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
  const specimens = new Map([...new Set(rows.map(({ specimen }) => specimen))].map((specimen, i) => [specimen, i]));
  const cells = kinds.map((kind) => cellsOf(rows, kind, specimens));
  const means = kinds.map(() => new Float64Array(resamples));
  const averages = new Float64Array(resamples);
  const draw = seededDraw(seed);
  const drawn = new Uint32Array(specimens.size);
  const times = new Uint32Array(specimens.size);
  for (let resample = 0; resample < resamples; resample++) {
    draw(drawn, drawn.length);
    times.fill(0);
    for (let i = 0; i < drawn.length; i++) times[drawn[i] as number] = (times[drawn[i] as number] as number) + 1;
    let total = 0;
    let present = 0;
    for (let kind = 0; kind < cells.length; kind++) {
      const mean = weightedMean(cells[kind] as Cells, times);
      (means[kind] as Float64Array)[resample] = mean;
      if (Number.isNaN(mean)) continue;
      total += mean;
      present += 1;
    }
    averages[resample] = total / present;
  }
  return {
    kinds: new Map(kinds.map((kind, i) => [kind, interval(meanOf(rows, kind), means[i] as Float64Array)])),
    average: rows.length === 0 ? null : interval(averageOf(rows, kinds), averages),
  };
}

/** The rows of one kind, added up by specimen. */
interface Cells {
  specimens: Uint32Array;
  sums: Float64Array;
  counts: Float64Array;
}

function cellsOf<Kind extends string>(
  rows: readonly Observed<Kind>[],
  kind: Kind,
  indexOf: ReadonlyMap<string, number>,
): Cells {
  const cells = new Map<string, { sum: number; count: number }>();
  for (const row of rows) {
    if (row.kind !== kind) continue;
    const { sum, count } = cells.get(row.specimen) ?? { sum: 0, count: 0 };
    cells.set(row.specimen, { sum: sum + row.value, count: count + 1 });
  }
  const specimens = Uint32Array.from(cells.keys(), (specimen) => indexOf.get(specimen) ?? 0);
  const sums = Float64Array.from(cells.values(), ({ sum }) => sum);
  return { specimens, sums, counts: Float64Array.from(cells.values(), ({ count }) => count) };
}

/** Each specimen as many times as it was drawn; NaN where none of the kind was. */
function weightedMean({ specimens, sums, counts }: Cells, times: Uint32Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < specimens.length; i++) {
    const weight = times[specimens[i] as number] as number;
    sum += weight * (sums[i] as number);
    count += weight * (counts[i] as number);
  }
  return sum / count;
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
