/** Studies and their photographs, written and removed as one; knows nothing of how a study runs. */
import type { Lang } from "../domain/attribute";
import { allOrNothing } from "./all-or-nothing";
import { eventsOf } from "./journal";
import type { Database } from "./open";
import type { Connection, PhotoRow, StudyRow } from "./schema";

export interface NewStudy {
  id: string;
  question: string;
  lang: Lang;
  createdAt: number;
}
export type NewPhoto = Omit<PhotoRow, "studyId" | "index">;
export type StudyChange = Partial<Pick<StudyRow, "status" | "verdict" | "steps">> & { updatedAt: number };
/** What a person writes into the notebook, beside what the engine does. */
export type StudyNotes = Partial<Pick<StudyRow, "title" | "tags" | "note" | "guess" | "removedAt">>;
const NO_NOTES = { title: "", tags: [], note: "", guess: null, removedAt: null } satisfies StudyNotes;

export interface StudyStore {
  /** Writes the study and its photographs, all or nothing. Must reject if the transaction does, also for a known id. */
  create(study: NewStudy, photos: readonly NewPhoto[]): Promise<void>;
  /** Undefined when there is no such study. */
  get(id: string): Promise<StudyRow | undefined>;
  /** Newest first. */
  list(): Promise<StudyRow[]>;
  /** Changes what is named and leaves the rest; nothing happens when the study is gone. */
  update(id: string, change: StudyChange | StudyNotes): Promise<void>;
  /** In their order; empty when there is no such study. */
  photos(id: string): Promise<PhotoRow[]>;
  /** Undefined when there is no such photograph. `index` is 0-based. */
  photo(id: string, index: number): Promise<PhotoRow | undefined>;
  /** Removes the study, its photographs and its journal together. */
  remove(id: string): Promise<void>;
  /** The same for each that was put into the bin before `before`, milliseconds since 1970. */
  sweep(before: number): Promise<void>;
}

export function studyStore(database: Database): StudyStore {
  return {
    create: (study, photos) =>
      database.use("keep the study", async (db) => {
        const transaction = db.transaction(["studies", "photos"], "readwrite", { durability: "strict" });
        const row: StudyRow = {
          ...NO_NOTES,
          ...study,
          status: "open",
          verdict: null,
          steps: 0,
          updatedAt: study.createdAt,
        };
        await allOrNothing(
          transaction,
          (function* () {
            yield transaction.objectStore("studies").add(row);
            let index = 0;
            for (const photo of photos) {
              yield transaction.objectStore("photos").put({ ...photo, studyId: study.id, index: index++ });
            }
          })(),
        );
      }),
    get: (id) => database.use("read the study", (db) => db.get("studies", id)),
    list: () =>
      database.use("list the studies", async (db) => (await db.getAllFromIndex("studies", "createdAt")).reverse()),
    update: (id, change) =>
      database.use("keep the study", async (db) => {
        const transaction = db.transaction("studies", "readwrite", { durability: "strict" });
        const row = await transaction.store.get(id);
        if (row !== undefined) await transaction.store.put({ ...row, ...change });
        await transaction.done;
      }),
    photos: (id) => database.use("read the photographs", (db) => db.getAll("photos", eventsOf(id))),
    photo: (id, index) => database.use("read the photograph", (db) => db.get("photos", [id, index])),
    remove: (id) => database.use("delete the study", (db) => removeStudies(db, [id])),
    sweep: (before) =>
      database.use("empty the bin", async (db) => {
        const rows = await db.getAll("studies");
        const old = rows.filter(({ removedAt }) => removedAt !== null && removedAt < before);
        await removeStudies(
          db,
          old.map(({ id }) => id),
        );
      }),
  };
}

async function removeStudies(db: Connection, ids: readonly string[]): Promise<void> {
  const transaction = db.transaction(["studies", "photos", "journal"], "readwrite");
  await Promise.all([
    ...ids.flatMap((id) => [
      transaction.objectStore("studies").delete(id),
      transaction.objectStore("photos").delete(eventsOf(id)),
      transaction.objectStore("journal").delete(eventsOf(id)),
    ]),
    transaction.done,
  ]);
}
