/** Logits, or log-probabilities up to a constant, as probabilities that add up to 1. */
export function softmax(logits: readonly number[]): number[] {
  const greatest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - greatest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
