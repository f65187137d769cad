/** How far a share of right answers can be trusted; knows nothing of what was asked. */

export interface Interval {
  low: number;
  high: number;
}

/** `count` of `n`, with the interval that the share lies in. */
export interface Share extends Interval {
  count: number;
  n: number;
}

/** The standard normal quantile of a two-sided 95 % interval. */
const z95 = 1.959963984540054;

/**
 * The 95 % score interval of `right` successes in `n` independent trials; [0, 1] when n is 0.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export function wilson(right: number, n: number, z = z95): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const share = right / n;
  const spread = (z * z) / n;
  const centre = share + spread / 2;
  const half = z * Math.sqrt((share * (1 - share)) / n + spread / (4 * n));
  return {
    low: right === 0 ? 0 : Math.max(0, (centre - half) / (1 + spread)),
    high: right === n ? 1 : Math.min(1, (centre + half) / (1 + spread)),
  };
}

/** How many of the rows pass. */
export function shareOf<T>(rows: readonly T[], passes: (row: T) => boolean): Share {
  const count = rows.filter(passes).length;
  return { count, n: rows.length, ...wilson(count, rows.length) };
}
