/** Quantiles of a sample; knows nothing of what was measured. */

/**
 * The quantile `at` (0..1) of numbers in ascending order, between two of them in proportion (type 7 of R. J. Hyndman and
 * Y. Fan, "Sample quantiles in statistical packages", 1996; what numpy and R do unasked). Null of none.
 */
export function quantile(ascending: ArrayLike<number>, at: number): number | null {
  const place = (ascending.length - 1) * at;
  const below = ascending[Math.floor(place)];
  const above = ascending[Math.ceil(place)];
  return below === undefined || above === undefined ? null : below + (above - below) * (place - Math.floor(place));
}
