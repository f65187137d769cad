/** Writes one pack in several transactions so that it is there wholly or not at all; knows no pack format. */
import { AppError } from "../base/errors";
import type { Specimen } from "../domain/specimen";
import { allOrNothing } from "./all-or-nothing";
import type { Database } from "./open";
import type { Connection, PackRow, Passage, TableName } from "./schema";

export interface NewPack {
  packId: string;
  version: string;
  manifest: unknown;
}

/** Some of a pack's rows, written in one transaction. */
export interface PackRows {
  records?: readonly Specimen[];
  passages?: readonly Passage[];
  vectors?: readonly { chunk: number; ids: string[]; dim: number; data: ArrayBuffer }[];
  thumbs?: readonly { recordId: string; blob: Blob }[];
}

export interface Installation {
  /** Must reject if the transaction does; then `discard` is what is left to do. */
  add(rows: PackRows): Promise<void>;
  /** Puts the pack in the place of the one before, in one transaction, and removes that one. */
  commit(): Promise<void>;
  /** Gives the installation up and removes its rows; what was installed before stays. */
  discard(): Promise<void>;
}

/** Held by whoever installs, so that another tab's sweep does not take a running installation for a leftover. */
const installationLock = "ciqi-pack-installation";
const shelfTables = ["records", "vectors", "passages", "thumbs"] as const;

/** Waits for another installation to end. @throws the signal's reason when it aborts meanwhile. */
export async function beginInstallation(
  database: Database,
  pack: NewPack,
  signal?: AbortSignal,
): Promise<Installation> {
  const release = await holdLock(signal);
  const action = `install the pack ${pack.packId}`;
  const shelf = `${pack.packId}@${pack.version}#${crypto.randomUUID()}`;
  const row: PackRow = { ...pack, shelf, status: "installing", installedAt: Date.now() };
  let ended = false;
  const end = () => {
    ended = true;
    release();
  };
  const whileOpen = () => {
    if (ended) throw new AppError("installation-ended", `${action}: it has ended already; begin a new installation`);
  };
  try {
    await database.use(action, (db) => db.put("packs", row));
  } catch (error) {
    end();
    throw error;
  }
  return {
    async add(rows) {
      whileOpen();
      await database.use(action, (db) => write(db, shelf, rows));
    },
    async commit() {
      whileOpen();
      const replaced = await database.use(action, (db) => flip(db, row));
      try {
        await database.use(action, (db) => removeShelves(db, replaced));
      } catch {
        // The new pack is in its place; the next sweep removes what is left of the old one.
      } finally {
        end();
      }
    },
    async discard() {
      if (ended) return;
      try {
        await database.use(action, (db) => removeShelf(db, shelf));
      } finally {
        end();
      }
    },
  };
}

/** Removes every shelf that is not a pack's present one, unless an installation is running somewhere. */
export async function sweepShelves(database: Database): Promise<void> {
  await navigator.locks.request(installationLock, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    await database.use("tidy the packs", async (db) => {
      const rows = await db.getAll("packs");
      await removeShelves(
        db,
        rows.filter((row) => row.status !== "ready").map((row) => row.shelf),
      );
    });
  });
}

/** Rows first and the pack's own row last, so that a removal that is cut off is found and finished by a sweep. */
export async function removeShelf(db: Connection, shelf: string): Promise<void> {
  const row = await db.get("packs", shelf);
  if (row !== undefined) await db.put("packs", { ...row, status: "retired" });
  const range = IDBKeyRange.bound([shelf], [shelf, []]);
  const tables: TableName[] = [...shelfTables, "packs"];
  const transaction = db.transaction(tables, "readwrite");
  await Promise.all([
    ...shelfTables.map((name) => transaction.objectStore(name).delete(range)),
    transaction.objectStore("packs").delete(shelf),
    transaction.done,
  ]);
}

async function removeShelves(db: Connection, shelves: readonly string[]): Promise<void> {
  for (const shelf of shelves) await removeShelf(db, shelf);
}

async function write(db: Connection, shelf: string, rows: PackRows): Promise<void> {
  const { records = [], passages = [], vectors = [], thumbs = [] } = rows;
  const transaction = db.transaction([...shelfTables], "readwrite", { durability: "relaxed" });
  await allOrNothing(
    transaction,
    (function* () {
      for (const specimen of records)
        yield transaction.objectStore("records").put({ shelf, id: specimen.id, specimen });
      for (const passage of passages) yield transaction.objectStore("passages").put({ shelf, id: passage.id, passage });
      for (const chunk of vectors) yield transaction.objectStore("vectors").put({ shelf, ...chunk });
      for (const thumb of thumbs) yield transaction.objectStore("thumbs").put({ shelf, ...thumb });
    })(),
  );
}

/** The moment the pack is there. Returns the shelves it replaces. */
async function flip(db: Connection, row: PackRow): Promise<string[]> {
  const transaction = db.transaction("packs", "readwrite", { durability: "strict" });
  const rows = await transaction.store.index("packId").getAll(row.packId);
  const replaced = rows.filter((other) => other.shelf !== row.shelf);
  const writes = replaced.map((other) => transaction.store.put({ ...other, status: "retired" }));
  await Promise.all([...writes, transaction.store.put({ ...row, status: "ready" }), transaction.done]);
  return replaced.map((other) => other.shelf);
}

/** Resolves, once the lock is ours, with the function that lets it go. */
function holdLock(signal?: AbortSignal): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const held = (): Promise<void> => new Promise((release) => resolve(release));
    const wait = signal === undefined ? {} : { signal };
    navigator.locks.request(installationLock, wait, held).catch(reject);
  });
}
