/** What lies in the bin, and what becomes of it. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { type Failure, failureOf } from "./failure";
import { BIN_TIME } from "./history-model";
import type { ArchivePort, StudySummary } from "./ports";

export interface BinModel {
  /** Null until it has been looked into. */
  studies: ReadonlySignal<readonly StudySummary[] | null>;
  failure: ReadonlySignal<Failure | null>;
  /** Looks into it, again whenever another tab changes it; returns what ends that. */
  open(): () => void;
  restore(id: string): Promise<void>;
  /** For good. */
  remove(ids: readonly string[]): Promise<void>;
  /** Whole days before it is swept, never less than one. */
  daysLeft(study: StudySummary): number;
}

const DAY = 24 * 60 * 60 * 1000;

export function createBinModel(archive: ArchivePort, now: () => number = Date.now): BinModel {
  const studies = signal<readonly StudySummary[] | null>(null);
  const failure = signal<Failure | null>(null);

  /** The bin as it is after `work`, also when that failed. */
  async function after(work: Promise<unknown>): Promise<void> {
    try {
      await work;
      failure.value = null;
    } catch (error) {
      failure.value = failureOf(error);
    }
    try {
      studies.value = await archive.bin();
    } catch (error) {
      studies.value ??= [];
      failure.value = failureOf(error);
    }
  }

  return {
    studies,
    failure,
    open() {
      void after(Promise.resolve());
      return archive.watch(() => void after(Promise.resolve()));
    },
    restore: (id) => after(archive.note(id, { removedAt: null })),
    remove: (ids) => after(Promise.all(ids.map((id) => archive.remove(id)))),
    daysLeft: ({ removedAt }) => Math.max(1, Math.ceil(((removedAt ?? 0) + BIN_TIME - now()) / DAY)),
  };
}
