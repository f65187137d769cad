/** Whether two runs over the same rows differ by more than chance. Knows only how often one alone was right. */

/**
 * Exact two-sided p of McNemar's test: of `onlyFirst + onlySecond` rows that one run alone got right, each run is as
 * likely to be the one under the null hypothesis; p = min(1, 2 P(X <= min)), X binomial with probability 1/2. 1 when
 * there is no such row. Q. McNemar (1947), in the exact form of A. Agresti, "Categorical Data Analysis", 3rd ed., 11.1.
 * Counted in whole numbers and rounded once.
 */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  const n = onlyFirst + onlySecond;
  const least = Math.min(onlyFirst, onlySecond);
  if (onlyFirst === onlySecond) return 1;
  let ways = 1n; // n choose k
  let tail = 1n;
  for (let k = 0; k < least; k++) {
    ways = (ways * BigInt(n - k)) / BigInt(k + 1);
    tail += ways;
  }
  return Math.min(1, dividedByPowerOfTwo(tail, n - 1));
}

/** `whole` / 2^`power`, where `whole` may have far more digits than a number holds. */
function dividedByPowerOfTwo(whole: bigint, power: number): number {
  const surplus = Math.max(0, whole.toString(16).length * 4 - 64);
  return Number(whole >> BigInt(surplus)) * 2 ** (surplus - power);
}

/**
 * p-values of a family of tests, adjusted so that the chance of any false alarm stays below the level they are held
 * against. S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statistics 6 (1979).
 */
export function holm(ps: readonly number[]): number[] {
  const adjusted = ps.map(() => 1);
  let most = 0;
  const ascending = [...ps.keys()].sort((a, b) => (ps[a] as number) - (ps[b] as number));
  for (const [rank, index] of ascending.entries()) {
    most = Math.max(most, Math.min(1, (ps.length - rank) * (ps[index] as number)));
    adjusted[index] = most;
  }
  return adjusted;
}
