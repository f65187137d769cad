/** Writes one pack in several transactions so that it is there wholly or not at all; knows no pack format. */
import { allOrNothing } from "./all-or-nothing";
import type { Database } from "./open";
import type { PackRow } from "./schema";
import { ended, holdPack, type PackRows, putInPlace, removeShelf, rowWrites, shelfTables } from "./shelves";

export interface NewPack {
  packId: string;
  version: string;
  manifest: unknown;
}

export interface Installation {
  /** Must reject if the transaction does; then `discard` is what is left to do. */
  add(rows: PackRows): Promise<void>;
  /** Puts the pack in the place of the one before, in one transaction, and removes that one. */
  commit(): Promise<void>;
  /** Gives the installation up and removes its rows; what was installed before stays. */
  discard(): Promise<void>;
}

/** Waits for another installation of this pack to end. @throws the signal's reason when it aborts meanwhile. */
export async function beginInstallation(
  database: Database,
  pack: NewPack,
  signal?: AbortSignal,
): Promise<Installation> {
  const release = await holdPack(pack.packId, signal);
  const action = `install the pack ${pack.packId}`;
  const row = newRow(pack);
  let open = true;
  const end = () => {
    open = false;
    release();
  };
  const whileOpen = () => {
    if (!open) throw ended(pack.packId);
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
      await database.use(action, async (db) => {
        const transaction = db.transaction(shelfTables, "readwrite", { durability: "relaxed" });
        await allOrNothing(transaction, rowWrites(transaction, row.shelf, rows));
      });
    },
    async commit() {
      whileOpen();
      await database.use(action, (db) => putInPlace(db, row));
      end();
    },
    async discard() {
      if (!open) return;
      try {
        await database.use(action, (db) => removeShelf(db, row));
      } finally {
        end();
      }
    },
  };
}

export function newRow({ packId, version, manifest }: NewPack): PackRow {
  const shelf = `${packId}@${version}#${crypto.randomUUID()}`;
  return { shelf, packId, version, manifest, status: "installing", installedAt: Date.now() };
}
