/** Probabilities and their log-odds. */

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The log-odds of a probability, which is believed no further than `least` from 0 and from 1. */
export function logit(probability: number, least: number): number {
  const p = Math.min(1 - least, Math.max(least, probability));
  return Math.log(p / (1 - p));
}
