/** Decides whether the nearest stands out from the rest of what was searched. Knows scores alone. */

/** `best`: the highest score, undefined where nothing was searched; `background`: scores of an even sample. */
export function standsOut(best: number | undefined, background: readonly number[]): boolean {
  return best !== undefined && background.length > 0;
}
