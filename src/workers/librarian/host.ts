/** What the librarian's calls share: the store, the way to the embedder, and whose turn it is. */
import type { SerialQueue } from "../../base/queue";
import type { PackEmbedding } from "../../domain/pack";
import type { BenchRunStore } from "../../storage/bench-runs";
import type { BenchSetStore } from "../../storage/bench-sets";
import type { KeptStores } from "../../keep/backup/stores";
import type { ImportJobs } from "../../storage/import-jobs";
import type { PackStore } from "../../storage/packs";
import type { EmbedderDoor } from "./embedder-door";

export interface LibrarianHost {
  packs: PackStore;
  jobs: ImportJobs;
  embedder: EmbedderDoor;
  /** The embedder of this device's engine, by the catalogue: no engine is started for it. */
  ownEmbedding(): Promise<PackEmbedding>;
  /** Short work at the packs, one after another. What embeds takes minutes and stands in `slow`. */
  quick: SerialQueue;
  slow: SerialQueue;
}

/** What the calls about benchmarks share. */
export interface BenchHost {
  sets: BenchSetStore;
  runs: BenchRunStore;
}

/** What the calls about keeping share. */
export type KeepHost = KeptStores;
