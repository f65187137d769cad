/**
 * Studies brought back from a backup: their photographs and journals are written beside what is here, where nobody sees
 * them, and all come into their place in one transaction. What a killed tab has left is swept. Knows no file format.
 */
import { AppError } from "../base/errors";
import type { AgentEvent } from "../domain/events";
import { allOrNothing } from "./all-or-nothing";
import { eventsOf } from "./journal";
import type { Database } from "./open";
import type { Connection, PhotoRow, StudyRow } from "./schema";

export type RestoredPhoto = Omit<PhotoRow, "studyId" | "index">;

export interface Restoration {
  /** Writes photographs and events of a study beside what is here. Must reject if the transaction does. */
  add(study: StudyRow, photos: readonly RestoredPhoto[], events: readonly AgentEvent[]): Promise<void>;
  /** The moment all of it is there. `alone`: studies that were not added go. */
  commit(alone: boolean): Promise<void>;
  /** Removes what lies beside and lets the next restoration begin. */
  end(): Promise<void>;
}

/** Ids under which rows lie beside begin with it, and no study's own does. */
const BESIDE = "restoration/";
const LOCK = "ciqi-restore";
const EVENTS_AT_ONCE = 1000;

interface Brought {
  row: StudyRow;
  /** Under what id its rows lie. */
  beside: string;
}

/** @throws AppError `restore-busy`, at once, when another tab restores. */
export async function beginRestoration(database: Database): Promise<Restoration> {
  const release = await holdNow();
  const action = "restore the studies";
  const brought: Brought[] = [];
  const restoration: Restoration = {
    async add(row, photos, events) {
      const beside = BESIDE + brought.length;
      brought.push({ row, beside });
      await database.use(action, async (db) => {
        const transaction = db.transaction(["photos", "journal"], "readwrite", { durability: "relaxed" });
        await allOrNothing(
          transaction,
          (function* () {
            for (const [index, photo] of photos.entries()) {
              yield transaction.objectStore("photos").put({ ...photo, studyId: beside, index });
            }
            for (const [seq, event] of events.entries()) {
              yield transaction.objectStore("journal").put({ studyId: beside, seq, event });
            }
          })(),
        );
      });
    },
    commit: (alone) => database.use(action, (db) => putInPlace(db, brought, alone)),
    async end() {
      try {
        await database.use(action, sweep);
      } finally {
        release();
      }
    },
  };
  try {
    await database.use(action, sweep);
    return restoration;
  } catch (error) {
    release();
    throw error;
  }
}

/** Removes what a restoration that was cut off has left; not what is being written, in whatever tab. */
export async function sweepRestoration(database: Database): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await database.use("tidy the notebook", sweep);
  });
}

async function sweep(db: Connection): Promise<void> {
  const left = IDBKeyRange.bound([BESIDE], [`${BESIDE}\uffff`]);
  const transaction = db.transaction(["photos", "journal"], "readwrite");
  await Promise.all([
    transaction.objectStore("photos").delete(left),
    transaction.objectStore("journal").delete(left),
    transaction.done,
  ]);
}

/**
 * One transaction, so nothing but its own requests may be waited for. What lay beside stays there until a sweep: a
 * photograph's bytes are copied only when the transaction ends.
 */
async function putInPlace(db: Connection, brought: readonly Brought[], alone: boolean): Promise<void> {
  const transaction = db.transaction(["studies", "photos", "journal"], "readwrite", { durability: "strict" });
  const [studies, photos] = [transaction.objectStore("studies"), transaction.objectStore("photos")];
  const journal = transaction.objectStore("journal");
  const remove = (id: string) => [photos.delete(eventsOf(id)), journal.delete(eventsOf(id)), studies.delete(id)];
  try {
    const going = alone ? await studies.getAllKeys() : brought.map(({ row }) => row.id);
    await Promise.all(going.flatMap(remove));
    for (const { row, beside } of brought) {
      const pictures = await photos.getAll(eventsOf(beside));
      await Promise.all(pictures.map((photo) => photos.put({ ...photo, studyId: row.id })));
      for (let from = 0; ; from += EVENTS_AT_ONCE) {
        const events = await journal.getAll(IDBKeyRange.bound([beside, from], [beside, []]), EVENTS_AT_ONCE);
        await Promise.all(events.map((event) => journal.put({ ...event, studyId: row.id })));
        if (events.length < EVENTS_AT_ONCE) break;
      }
      await studies.put(row);
    }
    await transaction.done;
  } catch (error) {
    transaction.done.catch(() => undefined); // it fails for the same reason
    try {
      transaction.abort();
    } catch {
      // it has ended by itself
    }
    throw error;
  }
}

/** Resolves with the function that lets the next one begin. */
function holdNow(): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(LOCK, { ifAvailable: true }, (lock) => {
        if (lock !== null) return new Promise<void>((release) => resolve(release));
        const words = "another tab is restoring one; let it finish there, or close that tab";
        return reject(new AppError("restore-busy", `restore the backup: ${words}`));
      })
      .catch(reject);
  });
}
