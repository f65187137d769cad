/** The middle of a sample. */
import { quantile } from "./statistics/quantile";

/** The middle of the numbers, the mean of the two middle ones of an even count; null of none. */
export function median(numbers: readonly number[]): number | null {
  return quantile(
    [...numbers].sort((a, b) => a - b),
    0.5,
  );
}
