/** What a person writes on one study: kept as it is typed, and taken over when another tab has written. Knows no form. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { type Failure, failureOf } from "./failure";
import type { HistoryModel } from "./history-model";
import type { ArchivePort, StudyNotes } from "./ports";

export type Written = Required<Pick<StudyNotes, "title" | "tags" | "note">>;

export interface NotesModel {
  /** Null until they have been read, or when there is no such study. */
  notes: ReadonlySignal<Written | null>;
  state: ReadonlySignal<"read" | "writing" | "written">;
  failure: ReadonlySignal<Failure | null>;
  /** Shown at once, kept after a pause. */
  write(change: Partial<Written>): void;
  /** Keeps now what waits: before the form or the page goes away. */
  flush(): Promise<void>;
  /** Flushes, and stops listening to other tabs. */
  close(): void;
}

/** Milliseconds after the last letter. */
const PAUSE = 500;

interface NotesOptions {
  id: string;
  archive: Pick<ArchivePort, "notes" | "watch">;
  history: Pick<HistoryModel, "note">;
}

export function openNotes({ id, archive, history }: NotesOptions): NotesModel {
  const notes = signal<Written | null>(null);
  const state = signal<"read" | "writing" | "written">("read");
  const failure = signal<Failure | null>(null);
  let pending: Partial<Written> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const waits = () => Object.keys(pending).length > 0;

  async function read(): Promise<void> {
    if (waits()) return; // what is being typed here is written last
    try {
      const found = await archive.notes(id);
      if (waits()) return;
      notes.value = found && { title: found.title, tags: found.tags, note: found.note };
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (!waits()) return;
    const change = pending;
    pending = {};
    try {
      await history.note(id, change);
      failure.value = null;
      if (!waits()) state.value = "written";
    } catch (error) {
      pending = { ...change, ...pending }; // tried again with the next letter
      failure.value = failureOf(error);
    }
  }

  const unwatch = archive.watch(() => void read());
  void read();
  return {
    notes,
    state,
    failure,
    write(change) {
      if (notes.value === null) return;
      notes.value = { ...notes.value, ...change };
      pending = { ...pending, ...change };
      state.value = "writing";
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), PAUSE);
    },
    flush,
    close() {
      void flush();
      unwatch();
    },
  };
}
