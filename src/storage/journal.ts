/** The events of each study in the order they happened, and the photographs they tell of; knows nothing of what they mean. */
import { AppError } from "../base/errors";
import { parse } from "../base/parse";
import { eventSchema } from "../domain/event-schema";
import type { AgentEvent } from "../domain/events";
import { allOrNothing } from "./all-or-nothing";
import type { Database } from "./open";
import type { JournalRow, PhotoRow } from "./schema";

export interface JournalStore {
  /**
   * Writes `events` as numbers `from`, `from + 1` … all of them or none, and must reject if the transaction does.
   * Resolves when they would survive the page being killed. Writing the same numbers again replaces them (a repeated
   * write after a lost connection). @throws AppError `journal-gap` when `from` is beyond the end.
   * `photos`: those that the events tell of as added, written with them or not at all.
   */
  append(
    studyId: string,
    from: number,
    events: readonly AgentEvent[],
    photos?: readonly Omit<PhotoRow, "studyId">[],
  ): Promise<void>;
  /**
   * All events of a study, oldest first; empty when there is none. @throws AppError `journal-broken` when one is not
   * what this version writes.
   */
  read(studyId: string): Promise<AgentEvent[]>;
  /** How many events there are: the `from` of the next append. */
  length(studyId: string): Promise<number>;
}

export function journalStore(database: Database): JournalStore {
  return {
    append: (studyId, from, events, photos = []) =>
      database.use("write the journal", async (db) => {
        if (events.length === 0) return;
        // Single tokens may be lost with the power; what was decided or seen is flushed to the disk.
        const durability = events.every((event) => event.type === "token-delta") ? "relaxed" : "strict";
        const transaction = db.transaction(["journal", "photos"], "readwrite", { durability });
        const journal = transaction.objectStore("journal");
        const before = from === 0 ? 1 : await journal.count([studyId, from - 1]);
        if (before === 0) throw gap(studyId, from);
        await allOrNothing(
          transaction,
          (function* () {
            let seq = from;
            for (const event of events) yield journal.put({ studyId, seq: seq++, event });
            for (const photo of photos) yield transaction.objectStore("photos").put({ ...photo, studyId });
          })(),
        );
      }),
    read: (studyId) =>
      database.use("read the journal", async (db) => {
        const rows = await db.getAll("journal", eventsOf(studyId));
        return rows.map(eventIn);
      }),
    length: (studyId) => database.use("read the journal", (db) => db.count("journal", eventsOf(studyId))),
  };
}

function eventIn({ studyId, seq, event }: JournalRow): AgentEvent {
  const todo = "study the photographs anew";
  try {
    return parse(eventSchema, event, { what: `event ${seq} of study ${studyId}`, todo });
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("journal-broken", found, { cause });
  }
}

/** Keys of one study: an array sorts after every number. */
export function eventsOf(studyId: string): IDBKeyRange {
  return IDBKeyRange.bound([studyId], [studyId, []]);
}

function gap(studyId: string, from: number): AppError {
  const message = `write the journal: found no event ${from - 1} of study ${studyId}, wanted it before event ${from}; read the journal's length and go on from there`;
  return new AppError("journal-gap", message);
}
