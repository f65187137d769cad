/** The notebook: which studies are kept, deleting with a way back; knows nothing of what is inside a study. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { type Failure, failureOf } from "./failure";
import type { ArchivePort, StudySummary } from "./ports";

/** How long a deleted study can be called back, in milliseconds. */
export const UNDO_TIME = 8000;

export interface HistoryModel {
  /** Null until the notebook has been read. */
  studies: ReadonlySignal<readonly StudySummary[] | null>;
  /** The study that was just deleted and can still be called back. */
  deleted: ReadonlySignal<StudySummary | null>;
  failure: ReadonlySignal<Failure | null>;
  refresh(): Promise<void>;
  remove(id: string): void;
  undo(): void;
  /** Makes a pending deletion final: on time-out, on the next one, and when the page goes away. */
  commit(): Promise<void>;
}

export function createHistoryModel(archive: ArchivePort): HistoryModel {
  const studies = signal<readonly StudySummary[] | null>(null);
  const deleted = signal<StudySummary | null>(null);
  const failure = signal<Failure | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function refresh(): Promise<void> {
    try {
      const all = await archive.list();
      studies.value = all.filter((study) => study.id !== deleted.value?.id);
      failure.value = null;
    } catch (error) {
      studies.value ??= [];
      failure.value = failureOf(error);
    }
  }

  async function commit(): Promise<void> {
    clearTimeout(timer);
    const study = deleted.value;
    if (study === null) return;
    deleted.value = null;
    try {
      await archive.remove(study.id);
    } catch (error) {
      failure.value = failureOf(error);
      await refresh();
    }
  }

  return {
    studies,
    deleted,
    failure,
    refresh,
    commit,
    remove(id) {
      const study = studies.value?.find((each) => each.id === id);
      if (study === undefined) return;
      void commit();
      deleted.value = study;
      studies.value = studies.value?.filter((each) => each.id !== id) ?? null;
      timer = setTimeout(() => void commit(), UNDO_TIME);
    },
    undo() {
      clearTimeout(timer);
      deleted.value = null;
      void refresh();
    },
  };
}
