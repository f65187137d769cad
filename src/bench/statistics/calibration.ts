/** Whether confidences mean what they say. Works on probabilities; knows no run and no question. */
import { softmax } from "../../base/softmax";
import type { Calibration } from "../../domain/bench-report";

/** What one row could have been answered, which of it was answered and which is true. */
export interface Forecast {
  /** Of each possible answer; they add up to 1. */
  probabilities: readonly number[];
  answered: number;
  truth: number;
  /** Only the answer's own probability p is known: `probabilities` are p and 1 - p, the answer's and all others'. */
  alone: boolean;
}

/** Of natural log-probabilities up to a constant: their softmax; the likeliest, the first of equals, is the answer. */
export function forecastOf(logprobs: readonly number[], truth: number): Forecast {
  const probabilities = softmax(logprobs);
  return { probabilities, answered: probabilities.indexOf(Math.max(...probabilities)), truth, alone: false };
}

/** Of an answer whose own probability is all that is known. */
export function forecastAlone(confidence: number, right: boolean): Forecast {
  return { probabilities: [confidence, 1 - confidence], answered: 0, truth: right ? 0 : 1, alone: true };
}

/** Bins of equal width of the confidence, (low, high]; 0 lies in the first. */
export const BINS = 10;

/**
 * Expected calibration error: mean over the rows of |accuracy - mean confidence| of their bin, ten bins of equal width
 * (M. P. Naeini, G. Cooper and M. Hauskrecht, AAAI 2015). Brier score: mean of the summed squared differences between
 * the probabilities and what is true, 0..2 (G. W. Brier, Monthly Weather Review 78, 1950); of forecasts that know only
 * their answer's probability, the mean of (confidence - right)^2, 0..1. Null of no rows.
 */
export function calibration(rows: readonly Forecast[]): Calibration | null {
  const n = rows.length;
  if (n === 0) return null;
  const bins = Array.from({ length: BINS }, () => ({ n: 0, confidence: 0, right: 0 }));
  for (const { probabilities, answered, truth } of rows) {
    const confidence = probabilities[answered] as number;
    const bin = bins[Math.max(0, Math.ceil(confidence * BINS) - 1)] as (typeof bins)[number];
    bin.n += 1;
    bin.confidence += confidence;
    bin.right += answered === truth ? 1 : 0;
  }
  return {
    n,
    ece: bins.reduce((sum, { confidence, right }) => sum + Math.abs(right - confidence), 0) / n,
    brier: rows.reduce((sum, row) => sum + squaredError(row), 0) / n,
    bins: bins.flatMap(({ n: own, confidence, right }, i) =>
      own === 0
        ? []
        : [{ low: i / BINS, high: (i + 1) / BINS, n: own, confidence: confidence / own, accuracy: right / own }],
    ),
  };
}

function squaredError({ probabilities, answered, truth, alone }: Forecast): number {
  if (alone) return ((probabilities[answered] as number) - (answered === truth ? 1 : 0)) ** 2;
  return probabilities.reduce((sum, p, i) => sum + (p - (i === truth ? 1 : 0)) ** 2, 0);
}
