/** Picks the highest of many scores. Knows no vectors. */

/** Positions of the `count` highest scores, highest first; of equal ones the earlier first. */
export function highest(scores: ArrayLike<number>, count: number): number[] {
  // A heap whose root is the worst kept: most scores are refused by one comparison.
  const kept: number[] = [];
  const worse = (one: number, other: number) => {
    const [a = 0, b = 0] = [scores[one], scores[other]];
    return a < b || (a === b && one > other);
  };
  const sink = (position: number, from: number) => {
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      const [left, right] = [kept[child], kept[child + 1]];
      if (left === undefined) break;
      if (right !== undefined && worse(right, left)) child++;
      const below = kept[child] ?? left;
      if (!worse(below, position)) break;
      kept[at] = below;
      at = child;
    }
    kept[at] = position;
  };
  const wanted = Math.min(count, scores.length);
  for (let position = 0; position < wanted; position++) kept.push(position);
  for (let from = (wanted >> 1) - 1; from >= 0; from--) sink(kept[from] ?? 0, from);
  for (let position = wanted; position < scores.length && wanted > 0; position++) {
    if (worse(kept[0] ?? 0, position)) sink(position, 0);
  }
  return kept.sort((one, other) => (worse(one, other) ? 1 : -1));
}
