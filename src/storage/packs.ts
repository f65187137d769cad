/** Installed packs, by pack id; which of a pack's installations is the present one stays inside this file's folder. */
import type { Specimen } from "../domain/specimen";
import type { Database } from "./open";
import { beginInstallation, type Installation, type NewPack, removeShelf, sweepShelves } from "./pack-installation";
import type { Connection, PackRow, Passage, VectorRow } from "./schema";

export type InstalledPack = Pick<PackRow, "packId" | "version" | "manifest" | "installedAt">;
export type Vectors = Pick<VectorRow, "ids" | "dim" | "data">;

/** Reading what is not installed gives undefined or an empty list. */
export interface PackStore {
  /** In the order they were installed. */
  list(): Promise<InstalledPack[]>;
  get(packId: string): Promise<InstalledPack | undefined>;
  records(packId: string): Promise<Specimen[]>;
  record(packId: string, recordId: string): Promise<Specimen | undefined>;
  /** Chunks in their order. */
  vectors(packId: string): Promise<Vectors[]>;
  passages(packId: string): Promise<Passage[]>;
  passage(packId: string, passageId: string): Promise<Passage | undefined>;
  thumb(packId: string, recordId: string): Promise<Blob | undefined>;
  /** Starts writing a pack beside what is there; nothing of it is seen before `commit`. One installation at a time. */
  begin(pack: NewPack, signal?: AbortSignal): Promise<Installation>;
  remove(packId: string): Promise<void>;
  /** Removes what installations that never finished, and replaced ones, have left. Does nothing while one is running. */
  sweep(): Promise<void>;
}

export function packStore(database: Database): PackStore {
  /** Runs `read` on the pack's present shelf; `absent` when there is none. */
  const onShelf = <T>(packId: string, absent: T, read: (db: Connection, shelf: string) => Promise<T>) =>
    database.use(`read the pack ${packId}`, async (db) => {
      const row = await presentRow(db, packId);
      return row === undefined ? absent : read(db, row.shelf);
    });

  return {
    list: () =>
      database.use("list the packs", async (db) => {
        const rows = await db.getAll("packs");
        const ready = rows.filter((row) => row.status === "ready");
        return ready.sort((a, b) => a.installedAt - b.installedAt).map(describe);
      }),
    get: (packId) =>
      database.use(`read the pack ${packId}`, async (db) => {
        const row = await presentRow(db, packId);
        return row === undefined ? undefined : describe(row);
      }),
    records: (packId) =>
      onShelf<Specimen[]>(packId, [], async (db, shelf) =>
        (await db.getAll("records", rowsOf(shelf))).map((row) => row.specimen),
      ),
    record: (packId, id) =>
      onShelf<Specimen | undefined>(
        packId,
        undefined,
        async (db, shelf) => (await db.get("records", [shelf, id]))?.specimen,
      ),
    vectors: (packId) =>
      onShelf<Vectors[]>(packId, [], async (db, shelf) =>
        (await db.getAll("vectors", rowsOf(shelf))).map(({ ids, dim, data }) => ({ ids, dim, data })),
      ),
    passages: (packId) =>
      onShelf<Passage[]>(packId, [], async (db, shelf) =>
        (await db.getAll("passages", rowsOf(shelf))).map((row) => row.passage),
      ),
    passage: (packId, id) =>
      onShelf<Passage | undefined>(
        packId,
        undefined,
        async (db, shelf) => (await db.get("passages", [shelf, id]))?.passage,
      ),
    thumb: (packId, recordId) =>
      onShelf<Blob | undefined>(
        packId,
        undefined,
        async (db, shelf) => (await db.get("thumbs", [shelf, recordId]))?.blob,
      ),
    begin: (pack, signal) => beginInstallation(database, pack, signal),
    remove: (packId) =>
      database.use(`remove the pack ${packId}`, async (db) => {
        for (const row of await db.getAllFromIndex("packs", "packId", packId)) await removeShelf(db, row.shelf);
      }),
    sweep: () => sweepShelves(database),
  };
}

async function presentRow(db: Connection, packId: string): Promise<PackRow | undefined> {
  const rows = await db.getAllFromIndex("packs", "packId", packId);
  return rows.find((row) => row.status === "ready");
}

function describe({ packId, version, manifest, installedAt }: PackRow): InstalledPack {
  return { packId, version, manifest, installedAt };
}

/** Keys of one shelf: an array sorts after every number and every string. */
function rowsOf(shelf: string): IDBKeyRange {
  return IDBKeyRange.bound([shelf], [shelf, []]);
}
