/** The rows of one installation of a pack, written, put in place and removed together; knows no pack format. */
import { AppError } from "../base/errors";
import type { Specimen } from "../domain/specimen";
import type { IDBPTransaction } from "idb";
import type { Database } from "./open";
import type { CiqiSchema, Connection, PackRow, Passage, TableName, ThumbRow } from "./schema";

/** Some of a pack's rows, written in one transaction. */
export interface PackRows {
  records?: readonly Specimen[];
  passages?: readonly Passage[];
  vectors?: readonly { chunk: number; ids: string[]; dim: number; data: ArrayBuffer }[];
  thumbs?: readonly Omit<ThumbRow, "shelf">[];
}

export const shelfTables: TableName[] = ["records", "vectors", "passages", "thumbs"];

type Writing = IDBPTransaction<CiqiSchema, TableName[], "readwrite">;

/** The writes of `rows`, each made when asked for. */
export function* rowWrites(transaction: Writing, shelf: string, rows: PackRows): Generator<Promise<unknown>> {
  const { records = [], passages = [], vectors = [], thumbs = [] } = rows;
  for (const specimen of records) yield transaction.objectStore("records").put({ shelf, id: specimen.id, specimen });
  for (const passage of passages) yield transaction.objectStore("passages").put({ shelf, id: passage.id, passage });
  for (const chunk of vectors) {
    yield transaction.objectStore("vectors").put({ shelf, ...chunk, data: new Blob([chunk.data]) });
  }
  for (const thumb of thumbs) yield transaction.objectStore("thumbs").put({ shelf, ...thumb });
}

/** Keys of one shelf: an array sorts after every number and every string. */
export function rowsOf(shelf: string): IDBKeyRange {
  return IDBKeyRange.bound([shelf], [shelf, []]);
}

/**
 * The moment a pack is there: `row` is ready, the one before it retired, the job (if it was one) forgotten. Then the
 * retired one's rows go; if that is cut off, a sweep removes them.
 * @throws AppError `installation-ended` when its rows are no longer there.
 */
export async function putInPlace(db: Connection, row: PackRow, jobId?: string): Promise<void> {
  const transaction = db.transaction(["packs", "jobs"], "readwrite", { durability: "strict" });
  const packs = transaction.objectStore("packs");
  const rows = await packs.index("packId").getAll(row.packId);
  const own = rows.find(({ shelf }) => shelf === row.shelf);
  if (own?.status === "ready") return transaction.done; // done before the connection was lost
  if (own?.status !== "installing") {
    transaction.abort();
    await transaction.done.catch(() => undefined);
    throw ended(row.packId);
  }
  const replaced = rows.filter(({ status }) => status === "ready");
  await Promise.all([
    ...replaced.map((other) => packs.put({ ...other, status: "retired" })),
    packs.put({ ...row, status: "ready", installedAt: Date.now() }),
    ...(jobId === undefined ? [] : [transaction.objectStore("jobs").delete(jobId)]),
    transaction.done,
  ]);
  await removeShelves(db, replaced).catch(() => undefined);
}

/** Its rows and its vectors', then its own row: one transaction. */
export async function removeShelf(db: Connection, { shelf, vectorShelf }: PackRow): Promise<void> {
  const row = await db.get("packs", shelf);
  if (row !== undefined) await db.put("packs", { ...row, status: "retired" }); // a removal that is cut off is swept
  const tables: TableName[] = [...shelfTables, "packs"];
  const transaction = db.transaction(tables, "readwrite");
  await Promise.all([
    ...shelfTables.map((name) => transaction.objectStore(name).delete(rowsOf(shelf))),
    ...(vectorShelf === undefined ? [] : [transaction.objectStore("vectors").delete(rowsOf(vectorShelf))]),
    transaction.objectStore("packs").delete(shelf),
    transaction.done,
  ]);
}

async function removeShelves(db: Connection, rows: readonly PackRow[]): Promise<void> {
  for (const row of rows) await removeShelf(db, row);
}

/** Removes what installations that never finished, and replaced ones, have left; not what is a job's or being written. */
export async function sweepShelves(database: Database): Promise<void> {
  const leftovers = await database.use("tidy the packs", async (db) => {
    const [rows, jobs] = await Promise.all([db.getAll("packs"), db.getAll("jobs")]);
    const kept = new Set(jobs.map(({ shelf }) => shelf));
    return rows.filter(({ shelf, status }) => status !== "ready" && !kept.has(shelf));
  });
  for (const row of leftovers) {
    await navigator.locks.request(packLock(row.packId), { ifAvailable: true }, async (lock) => {
      if (lock !== null) await database.use("tidy the packs", (db) => sweepOne(db, row.shelf));
    });
  }
}

/** It may have been put in place, or become a job's, before the lock was ours. */
async function sweepOne(db: Connection, shelf: string): Promise<void> {
  const [row, jobs] = await Promise.all([db.get("packs", shelf), db.getAll("jobs")]);
  if (row === undefined || row.status === "ready" || jobs.some((job) => job.shelf === shelf)) return;
  await removeShelf(db, row);
}

/** Held by whoever writes a pack, in whatever tab; a killed one lets go by itself. */
function packLock(packId: string): string {
  return `ciqi-pack-${packId}`;
}

/** Resolves, once the pack is ours to write, with the function that lets it go. @throws the signal's reason. */
export function holdPack(packId: string, signal?: AbortSignal): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const wait = signal === undefined ? {} : { signal };
    navigator.locks
      .request(packLock(packId), wait, () => new Promise<void>((release) => resolve(release)))
      .catch(reject);
  });
}

/** The same at once or not at all: undefined when someone else is writing the pack. */
export function holdPackNow(packId: string): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(packLock(packId), { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(undefined);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}

export function ended(packId: string): AppError {
  return new AppError(
    "installation-ended",
    `install the pack ${packId}: it has ended already; begin a new installation`,
  );
}
