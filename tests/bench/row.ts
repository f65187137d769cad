/** One line of a bench: ours against a rival, measured in one run on one machine. */
export interface Row {
  what: string;
  ours: number;
  rival: number;
  unit: string;
  /** How many times better ours is. */
  ratio: number;
  /** The smallest ratio we are content with; null where there is no wish. */
  wanted: number | null;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export const round = (value: number) => Math.round(value * 100) / 100;
