/**
 * The rows nearest to a query in three steps: by the distance of sign bits, the nearest of these by their high bytes,
 * the best of those exactly. How many go from the first step to the second follows from what the second finds: where the
 * best stand near the edge of what was looked at, more is looked at. Knows rows, not what they are of.
 */
import { highest } from "./vector-nearest";
import type { Scored, VectorScan } from "./vector-scan";

/** Up to so many rows of 512 numbers, all scored exactly take a third of a millisecond: three steps would save little. */
const exactUpTo = 1500;
/** Rows looked at by their high bytes at least. */
const fewestCandidates = 128;

/** Rows that are scored exactly: by high bytes alone the last of the best may change places with the next. */
const rescored = (wanted: number) => 2 * wanted + 12;

export interface RowMask {
  /** A byte a row, 0 for one that is left out. */
  bytes: Uint8Array;
  /** Rows that are not. */
  count: number;
}

export interface RowQuery {
  query: Float32Array;
  mask?: RowMask;
  /** Rows wanted. */
  wanted: number;
  /** Standard deviations by which the candidates' distances reach beyond those of the best. */
  margin: number;
}

/** `wanted` rows, or all there are, with exact scores, best first. */
export function searchRows(scan: VectorScan, ask: RowQuery): Scored {
  const { query, mask, wanted } = ask;
  const rescore = rescored(wanted);
  if ((mask?.count ?? scan.size) <= Math.max(exactUpTo, 4 * rescore)) return searchExactly(scan, ask);

  scan.ask(query);
  const counts = scan.distances(mask?.bytes);
  const found: Scored = { rows: [], scores: [] };
  let best: number[] = [];
  let looked = 0;
  let edge = distanceOfNth(counts, Math.max(fewestCandidates, 3 * rescore));
  while (edge > looked) {
    scan.gather(looked, edge, found);
    looked = edge;
    best = highest(found.scores, rescore);
    const distances = best.slice(0, wanted).map((i) => scan.distanceOf(found.rows[i] ?? 0));
    edge = Math.min(counts.length, edgeFor(distances, scan.bitWeights, ask.margin));
  }
  const rows = best.map((i) => found.rows[i] ?? 0).sort((one, other) => one - other); // as they lie in memory
  return ordered(rows, scan.exact(rows), wanted);
}

/** The same, with every row scored exactly. */
export function searchExactly(scan: VectorScan, { query, mask, wanted }: RowQuery): Scored {
  scan.ask(query);
  const rows: number[] = [];
  for (let row = 0; row < scan.size; row++) if (mask === undefined || mask.bytes[row] !== 0) rows.push(row);
  return ordered(rows, scan.exact(rows), wanted);
}

function ordered(rows: readonly number[], scores: readonly number[], wanted: number): Scored {
  const best = highest(scores, wanted);
  return { rows: best.map((i) => rows[i] ?? 0), scores: best.map((i) => scores[i] ?? 0) };
}

/** The smallest distance below which at least `count` rows lie. */
function distanceOfNth(counts: Uint32Array, count: number): number {
  let sum = 0;
  const found = counts.findIndex((rows) => (sum += rows) >= count);
  return found < 0 ? counts.length : found + 1;
}

/**
 * The distance below which rows as near as these are to be expected: their mean and `margin` deviations. Bits that differ
 * by chance spread by themselves, which a few distances that were cut off at an edge may hide.
 */
function edgeFor(distances: readonly number[], weights: { sum: number; squares: number }, margin: number): number {
  const mean = distances.reduce((sum, value) => sum + value, 0) / distances.length;
  const variance = distances.reduce((sum, value) => sum + (value - mean) ** 2, 0) / distances.length;
  const share = mean / weights.sum; // of bits that differ
  const byChance = weights.squares * share * (1 - share);
  return Math.ceil(mean + margin * Math.sqrt(Math.max(variance, byChance))) + 1;
}
