/** Installed packs, by pack id; which of a pack's installations is the present one stays inside this file's folder. */
import type { Specimen } from "../domain/specimen";
import type { Database } from "./open";
import { beginInstallation, type Installation, type NewPack } from "./pack-installation";
import type { Connection, PackRow, Passage, ThumbRow, VectorRow } from "./schema";
import { removeShelf, rowsOf, sweepShelves } from "./shelves";

export interface InstalledPack extends Pick<PackRow, "packId" | "version" | "manifest" | "installedAt"> {
  /** Another one whenever anything of the pack has changed. */
  revision: string;
}
export type Vectors = Pick<VectorRow, "ids" | "dim"> & { data: ArrayBuffer };

/** A record with what is shown of it. */
export interface Piece {
  specimen: Specimen;
  thumb: Pick<ThumbRow, "type" | "data"> | undefined;
}

/** Reading what is not installed gives undefined or an empty list. */
export interface PackStore {
  /** In the order they were installed. */
  list(): Promise<InstalledPack[]>;
  get(packId: string): Promise<InstalledPack | undefined>;
  records(packId: string): Promise<Specimen[]>;
  record(packId: string, recordId: string): Promise<Specimen | undefined>;
  /** In the order of their ids. */
  recordIds(packId: string): Promise<string[]>;
  /** In the order of `recordIds`; what is not there is left out. */
  pieces(packId: string, recordIds: readonly string[]): Promise<Piece[]>;
  /** Chunks in their order. */
  vectors(packId: string): Promise<Vectors[]>;
  /** The same, with two chunks in memory: the next one comes while one is used. */
  eachVectors(packId: string): AsyncIterable<Vectors>;
  passages(packId: string): Promise<Passage[]>;
  passage(packId: string, passageId: string): Promise<Passage | undefined>;
  thumb(packId: string, recordId: string): Promise<Blob | undefined>;
  /** Starts writing a pack beside what is there; nothing of it is seen before `commit`. One at a time a pack. */
  begin(pack: NewPack, signal?: AbortSignal): Promise<Installation>;
  remove(packId: string): Promise<void>;
  /** Removes what installations that never finished, and replaced ones, have left. Leaves running ones and jobs alone. */
  sweep(): Promise<void>;
}

export function packStore(database: Database): PackStore {
  /** Runs `read` on the pack's present shelf; `absent` when there is none. */
  const onShelf = <T>(
    packId: string,
    absent: T,
    read: (db: Connection, shelf: string, vectorShelf: string) => Promise<T>,
  ) =>
    database.use(`read the pack ${packId}`, async (db) => {
      const row = await presentRow(db, packId);
      return row === undefined ? absent : read(db, row.shelf, row.vectorShelf ?? row.shelf);
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
    recordIds: (packId) =>
      onShelf<string[]>(packId, [], async (db, shelf) =>
        (await db.getAllKeys("records", rowsOf(shelf))).map(([, id]) => id),
      ),
    pieces: (packId, ids) =>
      onShelf<Piece[]>(packId, [], async (db, shelf) => {
        const transaction = db.transaction(["records", "thumbs"]);
        const pieces = await Promise.all(
          ids.map(async (id): Promise<Piece[]> => {
            const [record, thumb] = await Promise.all([
              transaction.objectStore("records").get([shelf, id]),
              transaction.objectStore("thumbs").get([shelf, id]),
            ]);
            return record === undefined ? [] : [{ specimen: record.specimen, thumb }];
          }),
        );
        return pieces.flat();
      }),
    vectors: (packId) =>
      onShelf<Vectors[]>(packId, [], async (db, _shelf, vectorShelf) =>
        Promise.all((await db.getAll("vectors", rowsOf(vectorShelf))).map(vectorsOf)),
      ),
    async *eachVectors(packId) {
      const keys = await onShelf<[string, number][]>(packId, [], (db, _shelf, vectorShelf) =>
        db.getAllKeys("vectors", rowsOf(vectorShelf)),
      );
      const read = (key: [string, number]) =>
        database.use(`read the pack ${packId}`, async (db) => {
          const row = await db.get("vectors", key);
          return row && vectorsOf(row);
        });
      for await (const vectors of readAhead(keys, read)) if (vectors !== undefined) yield vectors;
    },
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
      onShelf<Blob | undefined>(packId, undefined, async (db, shelf) => {
        const row = await db.get("thumbs", [shelf, recordId]);
        return row && pictureOf(row);
      }),
    begin: (pack, signal) => beginInstallation(database, pack, signal),
    remove: (packId) =>
      database.use(`remove the pack ${packId}`, async (db) => {
        const row = await presentRow(db, packId);
        if (row !== undefined) await removeShelf(db, row);
      }),
    sweep: () => sweepShelves(database),
  };
}

export function pictureOf({ type, data }: Pick<ThumbRow, "type" | "data">): Blob {
  return new Blob([data], { type });
}

async function presentRow(db: Connection, packId: string): Promise<PackRow | undefined> {
  const rows = await db.getAllFromIndex("packs", "packId", packId);
  return rows.find((row) => row.status === "ready");
}

function describe({ packId, version, manifest, installedAt, shelf, vectorShelf = "" }: PackRow): InstalledPack {
  return { packId, version, manifest, installedAt, revision: `${shelf}/${vectorShelf}` };
}

async function vectorsOf({ ids, dim, data }: VectorRow): Promise<Vectors> {
  return { ids, dim, data: data instanceof Blob ? await data.arrayBuffer() : data };
}

/** What each key's read gives, in order; the next one is under way while one is used. */
async function* readAhead<T>(keys: readonly [string, number][], read: (key: [string, number]) => Promise<T>) {
  let next: Promise<T> | undefined;
  for (const [at, key] of keys.entries()) {
    const reading = next ?? read(key);
    const following = keys[at + 1];
    next = following === undefined ? undefined : read(following);
    next?.catch(() => undefined); // told when its turn comes, if it does
    yield await reading;
  }
}
