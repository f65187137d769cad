/** The studies that are kept, and the bin's way back; knows nothing of what is inside a study. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { type Failure, failureOf } from "./failure";
import type { ArchivePort, StudyNotes, StudySummary } from "./ports";

/** How long calling a deletion back is offered, in milliseconds. The bin keeps it longer. */
export const UNDO_TIME = 8000;
/** How long the bin keeps a study, in milliseconds. */
export const BIN_TIME = 30 * 24 * 60 * 60 * 1000;

export interface HistoryModel {
  /** Null until the notebook has been read. */
  studies: ReadonlySignal<readonly StudySummary[] | null>;
  /** What was just put into the bin; empty when undoing is no longer offered. */
  deleted: ReadonlySignal<readonly StudySummary[]>;
  failure: ReadonlySignal<Failure | null>;
  refresh(): Promise<void>;
  /** Keeps what a person wrote on a study and shows it in the list at once. Rejects when it cannot be kept. */
  note(id: string, change: Pick<StudyNotes, "title" | "tags" | "note">): Promise<void>;
  /** Puts studies into the bin. */
  remove(...ids: string[]): Promise<void>;
  /** Takes out of the bin what was put there last. */
  undo(): Promise<void>;
}

export function createHistoryModel(archive: ArchivePort, now: () => number = Date.now): HistoryModel {
  const studies = signal<readonly StudySummary[] | null>(null);
  const deleted = signal<readonly StudySummary[]>([]);
  const failure = signal<Failure | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let opened = false;

  async function refresh(): Promise<void> {
    try {
      if (!opened) await open();
      studies.value = await archive.list();
      failure.value = null;
    } catch (error) {
      studies.value ??= [];
      failure.value = failureOf(error);
    }
  }

  async function open(): Promise<void> {
    await archive.sweep(now() - BIN_TIME);
    opened = true;
    archive.watch(() => void refresh());
  }

  /** Shows `change` at once, and the truth when it could not be kept. */
  async function mark(ids: readonly string[], removedAt: number | null): Promise<void> {
    try {
      await Promise.all(ids.map((id) => archive.note(id, { removedAt })));
    } catch (error) {
      await refresh();
      failure.value = failureOf(error);
    }
  }

  return {
    studies,
    deleted,
    failure,
    refresh,
    async note(id, change) {
      const { title, tags, note } = change;
      studies.value =
        studies.value?.map((study) =>
          study.id === id
            ? { ...study, ownTitle: title ?? study.ownTitle, tags: tags ?? study.tags, note: note ?? study.note }
            : study,
        ) ?? null;
      await archive.note(id, change);
    },
    async remove(...ids) {
      const gone = studies.value?.filter(({ id }) => ids.includes(id)) ?? [];
      if (gone.length === 0) return;
      clearTimeout(timer);
      deleted.value = gone;
      studies.value = studies.value?.filter((each) => !gone.includes(each)) ?? null;
      timer = setTimeout(() => (deleted.value = []), UNDO_TIME);
      await mark(
        gone.map(({ id }) => id),
        now(),
      );
    },
    async undo() {
      clearTimeout(timer);
      const back = deleted.value.map(({ id }) => id);
      deleted.value = [];
      await mark(back, null);
      await refresh();
    },
  };
}
