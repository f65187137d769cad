/**
 * Decides whether what a search found is a match at all, by where the best lies within the query's own scores. Knows
 * scores alone.
 *
 * A piece of the collection's kind is near to many of it; a stranger is near to a few odd ones and far from the rest. So
 * the cosine that a best hit needs rises with how many standard deviations it lies above the mean. Cutoff and slope are
 * fitted by models/workshop/no_match.py, which writes no-match.json and, beside them, how often known and strange queries
 * match, on what it was fitted to and on what it was not. They are of one embedder; another wants its own.
 */
import fitted from "./no-match.json";

/** What the query was: words lie further from pictures than pictures do. */
export type Asked = "picture" | "words";

/** `best`: the highest score, undefined where nothing was searched; `scores`: of an even sample of the whole index. */
export function standsOut(best: number | undefined, scores: readonly number[], asked: Asked): boolean {
  if (best === undefined || scores.length === 0) return false;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  const deviations = variance > 0 ? (best - mean) / Math.sqrt(variance) : 0;
  const { cutoff, slope } = fitted[asked];
  return best > cutoff + slope * deviations;
}
