/** A study at work with its journal and its line in the notebook. Knows no model and no agent. */
import type { AgentEvent } from "../../domain/events";
import type { JournalStore } from "../../storage/journal";
import type { StudyStore } from "../../storage/studies";
import type { Additions } from "./additions";
import { JournalWriter } from "./journal-writer";
import type { OpenPhoto } from "./photos";
import { recordStudy } from "./study-record";

/** What a study has open: its photographs, which grow, and what the person adds to it. */
export interface Open {
  photos: readonly OpenPhoto[];
  additions: Additions;
}

export interface Journaled extends Open {
  studyId: string;
  /** The events that are in the journal already. */
  before: readonly AgentEvent[];
  signal: AbortSignal;
  emit: (event: AgentEvent) => void;
}

export type Run = (terms: Pick<Journaled, "signal" | "emit">) => Promise<unknown>;

/** Runs the agent after the events `before`, each new one written before it is sent. A store that fails stops it. */
export async function journaled(
  stores: { studies: Pick<StudyStore, "update">; journal: Pick<JournalStore, "append"> },
  { studyId, before, signal, emit, photos }: Journaled,
  run: Run,
): Promise<void> {
  const halt = new AbortController();
  const record = recordStudy(stores.studies, studyId);
  for (const event of before) record.note(event);
  const next = before.length;
  const writer = new JournalWriter(stores.journal, { studyId, next }, emit, (error) => halt.abort(error));
  try {
    await run({
      signal: AbortSignal.any([signal, halt.signal]),
      emit(event) {
        record.note(event);
        writer.write(event, addedPhoto(event, photos));
      },
    });
  } finally {
    await writer.drained();
    await record.keep();
  }
}

/** The photograph that an event tells of as added, as it is kept. */
function addedPhoto(event: AgentEvent, photos: readonly OpenPhoto[]) {
  if (event.type !== "user-turn" || event.photo === undefined) return undefined;
  const { width, height } = event.photo;
  const index = event.photo.index - 1;
  const open = photos[index];
  return open && { ...open.file, index, width, height };
}
