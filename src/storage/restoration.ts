/**
 * Studies brought back from a backup: their photographs and journals are written beside what is here, where nobody sees
 * them, and all come into their place in one transaction. What a killed tab has left is swept. Knows no file format.
 */
import * as v from "valibot";
import { AppError } from "../base/errors";
import type { AgentEvent } from "../domain/events";
import { allOrNothing } from "./all-or-nothing";
import { eventsOf } from "./journal";
import type { Database } from "./open";
import type { Connection, PhotoRow, SettingRow, StudyRow } from "./schema";

export type RestoredPhoto = Omit<PhotoRow, "studyId" | "index">;

export interface Restoration {
  /** Writes photographs and events of a study beside what is here. Must reject if a transaction does. */
  add(study: StudyRow, photos: readonly RestoredPhoto[], events: readonly AgentEvent[]): Promise<void>;
  /** The moment all of it is there. `alone`: studies that were not added go. `settings` are written along. */
  commit(alone: boolean, settings: readonly SettingRow[]): Promise<void>;
  /** Removes what was written and lets the next restoration begin; after `commit`, only the latter. */
  end(): Promise<void>;
}

/** Where it is noted what a restoration has written and not yet put in its place. */
const NOTE = "restoration";
const noteSchema = v.object({ aside: v.array(v.string()) });
const LOCK = "ciqi-restore";
const EVENTS_AT_ONCE = 1000;

/** @throws AppError `restore-busy`, at once, when another tab restores. */
export async function beginRestoration(database: Database): Promise<Restoration> {
  const release = await holdNow();
  const action = "restore the studies";
  /** Under what id a study's rows lie until it is put in its place. */
  const aside = new Map<string, string>();
  const rows: StudyRow[] = [];
  const note = (db: Connection) => db.put("settings", { key: NOTE, value: { aside: [...aside.values()] } });
  try {
    await database.use(action, sweep);
  } catch (error) {
    release();
    throw error;
  }
  let done = false;
  return {
    async add(study, photos, events) {
      const id = `${NOTE}/${crypto.randomUUID()}`;
      aside.set(study.id, id);
      rows.push(study);
      await database.use(action, async (db) => {
        await note(db);
        const transaction = db.transaction(["photos", "journal"], "readwrite", { durability: "relaxed" });
        await allOrNothing(
          transaction,
          (function* () {
            for (const [index, photo] of photos.entries()) {
              yield transaction.objectStore("photos").put({ ...photo, studyId: id, index });
            }
            for (const [seq, event] of events.entries()) {
              yield transaction.objectStore("journal").put({ studyId: id, seq, event });
            }
          })(),
        );
      });
    },
    async commit(alone, settings) {
      await database.use(action, (db) => putInPlace(db, rows, aside, alone, settings));
      done = true;
    },
    async end() {
      try {
        if (!done) await database.use(action, sweep);
      } finally {
        release();
      }
    },
  };
}

/** Removes what a restoration that was cut off has left; not what is being written, in whatever tab. */
export async function sweepRestoration(database: Database): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await database.use("tidy the notebook", sweep);
  });
}

async function sweep(db: Connection): Promise<void> {
  const note = v.safeParse(noteSchema, (await db.get("settings", NOTE))?.value);
  const transaction = db.transaction(["settings", "photos", "journal"], "readwrite");
  const left = note.success ? note.output.aside : [];
  await Promise.all([
    ...left.flatMap((id) => [
      transaction.objectStore("photos").delete(eventsOf(id)),
      transaction.objectStore("journal").delete(eventsOf(id)),
    ]),
    transaction.objectStore("settings").delete(NOTE),
    transaction.done,
  ]);
}

/** One transaction: nothing but its own requests may be waited for. */
async function putInPlace(
  db: Connection,
  rows: readonly StudyRow[],
  aside: ReadonlyMap<string, string>,
  alone: boolean,
  settings: readonly SettingRow[],
): Promise<void> {
  const transaction = db.transaction(["studies", "photos", "journal", "settings"], "readwrite", {
    durability: "strict",
  });
  const [studies, photos] = [transaction.objectStore("studies"), transaction.objectStore("photos")];
  const journal = transaction.objectStore("journal");
  const remove = (id: string) => [photos.delete(eventsOf(id)), journal.delete(eventsOf(id)), studies.delete(id)];
  try {
    const going = alone ? await studies.getAllKeys() : rows.map(({ id }) => id);
    await Promise.all(going.flatMap(remove));
    for (const row of rows) {
      const from = aside.get(row.id) ?? row.id;
      const pictures = await photos.getAll(eventsOf(from));
      await Promise.all([
        ...pictures.map((photo) => photos.put({ ...photo, studyId: row.id })),
        photos.delete(eventsOf(from)),
      ]);
      for (let at = 0; ; at += EVENTS_AT_ONCE) {
        const events = await journal.getAll(eventsOf(from), EVENTS_AT_ONCE);
        await Promise.all(events.map((event) => journal.put({ ...event, studyId: row.id })));
        await journal.delete(IDBKeyRange.bound([from], [from, at + EVENTS_AT_ONCE - 1]));
        if (events.length < EVENTS_AT_ONCE) break;
      }
      await studies.put(row);
    }
    for (const setting of settings) await transaction.objectStore("settings").put(setting);
    await transaction.objectStore("settings").delete(NOTE);
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
