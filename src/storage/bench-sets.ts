/** Benchmark sets with their rows and pictures, each there wholly or not at all; knows nothing of where they come from. */
import { AppError } from "../base/errors";
import type { BenchRow, SetSummary } from "../domain/bench";
import { allOrNothing } from "./all-or-nothing";
import type { Database } from "./open";
import type { Connection, SetImageRow, TableName } from "./schema";

export type SetImage = Omit<SetImageRow, "setId">;

/** A set that is being written. Nobody sees it before `commit`; what a killed tab leaves is swept. */
export interface SetWriting {
  readonly id: string;
  /** Appends rows, and writes pictures, in one transaction; must reject if it does. Then `discard` is what is left to do. */
  add(rows: readonly BenchRow[], images: readonly SetImage[]): Promise<void>;
  /** The moment the set is there. */
  commit(summary: Omit<SetSummary, "id">): Promise<SetSummary>;
  /** Removes what was written; nothing happens after `commit`. */
  discard(): Promise<void>;
}

export interface BenchSetStore {
  /** Waits for whoever is writing the set of this `id`; absent: a new one. @throws the signal's reason. */
  begin(id?: string, signal?: AbortSignal): Promise<SetWriting>;
  /** Undefined when there is no such set. */
  get(setId: string): Promise<SetSummary | undefined>;
  /** Newest first. */
  list(): Promise<SetSummary[]>;
  /** In the file's order; empty when there is no such set. */
  rows(setId: string): Promise<BenchRow[]>;
  /** The pictures that a row names, in its order. @throws AppError `bench-image-missing`. */
  images(setId: string, paths: readonly string[]): Promise<SetImage[]>;
  /** Removes the set, its pictures and its runs with their results; nothing happens when there is none. */
  remove(setId: string): Promise<void>;
  /** Removes what sets that never were finished have left; not what is being written, in whatever tab. */
  sweep(): Promise<void>;
}

const setTables = ["benchRows", "benchImages"] as const satisfies TableName[];
const allTables = [
  "benchSets",
  ...setTables,
  "benchRuns",
  "benchResults",
  "benchTraces",
] as const satisfies TableName[];

export function benchSetStore(database: Database): BenchSetStore {
  return {
    begin: (id = crypto.randomUUID(), signal) => beginSet(database, id, signal),
    get: (setId) => database.use("read the benchmark set", (db) => db.get("benchSets", setId)),
    list: () =>
      database.use("list the benchmark sets", async (db) =>
        (await db.getAll("benchSets")).sort((one, other) => other.addedAt - one.addedAt),
      ),
    rows: (setId) =>
      database.use("read the benchmark set", async (db) => {
        const rows = await db.getAll("benchRows", partsOf(setId));
        return rows.map(({ row }) => row);
      }),
    images: (setId, paths) =>
      database.use("read the pictures of a question", (db) =>
        Promise.all(
          paths.map(async (path): Promise<SetImage> => {
            const found = await db.get("benchImages", [setId, path]);
            if (found !== undefined) return { path, type: found.type, data: found.data };
            const words = "found no such picture in the set; remove the set and add it again";
            throw new AppError("bench-image-missing", `read ${path}: ${words}`);
          }),
        ),
      ),
    remove: (setId) => database.use("remove the benchmark set", (db) => removeSet(db, setId)),
    sweep: () => sweepSets(database),
  };
}

async function beginSet(database: Database, id: string, signal: AbortSignal | undefined): Promise<SetWriting> {
  const release = await holdSet(id, signal);
  const action = "keep the benchmark set";
  let written = 0;
  let open = true;
  const end = () => {
    open = false;
    release();
  };
  try {
    await database.use(action, (db) => removeLeftovers(db, id));
  } catch (error) {
    end();
    throw error;
  }
  return {
    id,
    async add(rows, images) {
      await database.use(action, async (db) => {
        const transaction = db.transaction(setTables, "readwrite", { durability: "relaxed" });
        await allOrNothing(
          transaction,
          (function* () {
            let seq = written; // the same numbers again when a lost connection has it repeated
            for (const row of rows) yield transaction.objectStore("benchRows").put({ setId: id, seq: seq++, row });
            for (const image of images) yield transaction.objectStore("benchImages").put({ setId: id, ...image });
          })(),
        );
      });
      written += rows.length;
    },
    async commit(about) {
      const summary: SetSummary = { id, ...about };
      await database.use(action, async (db) => {
        const transaction = db.transaction("benchSets", "readwrite", { durability: "strict" });
        await Promise.all([transaction.store.put(summary), transaction.done]);
      });
      end();
      return summary;
    },
    async discard() {
      if (!open) return;
      try {
        await database.use(action, (db) => removeLeftovers(db, id));
      } finally {
        end();
      }
    },
  };
}

/** Keys of one set: an array sorts after every number and every string. */
function partsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/** What was written of a set that is not there. */
async function removeLeftovers(db: Connection, setId: string): Promise<void> {
  const transaction = db.transaction(["benchSets", ...setTables], "readwrite");
  const isThere = (await transaction.objectStore("benchSets").getKey(setId)) !== undefined;
  await Promise.all([
    ...(isThere ? [] : setTables.map((name) => transaction.objectStore(name).delete(partsOf(setId)))),
    transaction.done,
  ]);
}

async function removeSet(db: Connection, setId: string): Promise<void> {
  const transaction = db.transaction(allTables, "readwrite");
  const runs = (await transaction.objectStore("benchRuns").getAll()).filter(({ set }) => set.id === setId);
  await Promise.all([
    transaction.objectStore("benchSets").delete(setId),
    ...setTables.map((name) => transaction.objectStore(name).delete(partsOf(setId))),
    ...runs.flatMap(({ id }) => [
      transaction.objectStore("benchRuns").delete(id),
      transaction.objectStore("benchResults").delete(partsOf(id)),
      transaction.objectStore("benchTraces").delete(partsOf(id)),
    ]),
    transaction.done,
  ]);
}

async function sweepSets(database: Database): Promise<void> {
  const leftovers = await database.use("tidy the benchmark sets", async (db) => {
    const known = new Set(await db.getAllKeys("benchSets"));
    const ids = await Promise.all(setTables.map((name) => setIdsIn(db, name)));
    return [...new Set(ids.flat())].filter((id) => !known.has(id));
  });
  for (const id of leftovers) {
    await navigator.locks.request(setLock(id), { ifAvailable: true }, async (lock) => {
      if (lock === null) return;
      // It may have been committed before the lock was ours.
      await database.use("tidy the benchmark sets", (db) => removeLeftovers(db, id));
    });
  }
}

/** The ids that begin the keys of a table: one step a set, however many rows it has. */
async function setIdsIn(db: Connection, table: (typeof setTables)[number]): Promise<string[]> {
  const ids: string[] = [];
  let range: IDBKeyRange | undefined;
  for (;;) {
    const cursor = await db.transaction(table).store.openKeyCursor(range);
    if (cursor === null) return ids;
    const [id] = cursor.key;
    ids.push(id);
    range = IDBKeyRange.lowerBound([id, []], true);
  }
}

/** Held by whoever writes the set; a killed tab lets go by itself. */
function setLock(id: string): string {
  return `ciqi-bench-set-${id}`;
}

function holdSet(id: string, signal: AbortSignal | undefined): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const wait = signal === undefined ? {} : { signal };
    navigator.locks.request(setLock(id), wait, () => new Promise<void>((release) => resolve(release))).catch(reject);
  });
}
