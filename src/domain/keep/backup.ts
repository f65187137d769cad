/** What a backup holds and what came of restoring it; data alone. */

export interface BackupCounts {
  studies: number;
  photos: number;
  packs: number;
  sets: number;
  runs: number;
}

export interface BackupAbout {
  /** Milliseconds since 1970. */
  madeAt: number;
  counts: BackupCounts;
}

/** `merge`: of a study that both have the one changed last stays. `replace`: what is here goes. */
export type WayBack = "merge" | "replace";

export interface RestoreReport {
  /** Studies that were not here; that took the place of older ones; that stayed as they are here. */
  added: number;
  newer: number;
  kept: number;
  packs: number;
  /** Bench sets and runs. */
  bench: number;
  /** The page's own settings, by key. */
  settings: Record<string, string>;
}
