/** What a backup is made of and restored into. */
import type { BenchRunStore } from "../../storage/bench-runs";
import type { BenchSetStore } from "../../storage/bench-sets";
import type { Database } from "../../storage/open";
import type { PackStore } from "../../storage/packs";
import type { StudyStore } from "../../storage/studies";

export interface KeptStores {
  database: Database;
  studies: StudyStore;
  packs: PackStore;
  sets: BenchSetStore;
  runs: BenchRunStore;
}
