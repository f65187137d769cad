/** How much lies in the notebook, counted row by row; a photograph's bytes are known without being read. */
import type { Database } from "./open";

export interface NotebookUsage {
  studies: number;
  photos: number;
  /** Of the photographs as they were given. */
  photoBytes: number;
}

export interface UsageStore {
  notebook(): Promise<NotebookUsage>;
  /** Sets of questions and runs over them. */
  bench(): Promise<{ sets: number; runs: number }>;
}

export function usageStore(database: Database): UsageStore {
  return {
    notebook: () =>
      database.use("count the studies", async (db) => {
        const usage: NotebookUsage = { studies: await db.count("studies"), photos: 0, photoBytes: 0 };
        const { store, done } = db.transaction("photos");
        for await (const { value } of store) {
          usage.photos += 1;
          usage.photoBytes += value.blob.size;
        }
        await done;
        return usage;
      }),
    bench: () =>
      database.use("count the benchmarks", async (db) => ({
        sets: await db.count("benchSets"),
        runs: await db.count("benchRuns"),
      })),
  };
}
