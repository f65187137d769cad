/** Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009). Knows ranks only: scores of two rankings do not compare. */

/** Dampens the first ranks, as in the paper. */
const K = 60;

export interface Ranking<T> {
  /** Best first, each once. */
  ranked: readonly T[];
  weight: number;
}

/** What any ranking has, best first: by the sum of `weight / (60 + rank)`. Equal sums keep the order of the rankings. */
export function fuse<T>(rankings: readonly Ranking<T>[]): T[] {
  const sums = new Map<T, number>();
  for (const { ranked, weight } of rankings) {
    for (const [i, one] of ranked.entries()) sums.set(one, (sums.get(one) ?? 0) + weight / (K + i + 1));
  }
  return [...sums].sort(([, a], [, b]) => b - a).map(([one]) => one);
}
