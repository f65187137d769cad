/** Work on a pack that outlives the page: what is written stays, unseen, until the pack is whole or given up. */
import { AppError } from "../base/errors";
import { allOrNothing } from "./all-or-nothing";
import type { Database } from "./open";
import { type NewPack, newRow } from "./pack-installation";
import type { Connection, JobRow, PackRow, TableName } from "./schema";
import { ended, holdPackNow, type PackRows, putInPlace, removeShelf, rowWrites, shelfTables } from "./shelves";
import { mergeVectors, putVectorsInPlace } from "./vector-rows";

/** What is known of a job between two runs. */
export type ImportJob = Omit<JobRow, "shelf">;

export type NewJob = Omit<ImportJob, "startedAt">;

/** An open job. What it has written stays until `commit` or `discard`, whatever becomes of the page. */
export interface OpenJob {
  /** As it was when it was opened. */
  readonly job: ImportJob;
  /** Writes rows and the new state in one transaction: after a crash the state says exactly which rows are there. */
  add(rows: PackRows, state: unknown): Promise<void>;
  /** Puts the pack in its place and forgets the job, in one transaction. Vectors may have come in small chunks. */
  commit(pack: Pick<NewPack, "version" | "manifest">): Promise<void>;
  /**
   * Puts the job's vectors in the place of those of the installed pack, whose manifest becomes this one, and forgets
   * the job, in one transaction. @throws AppError `pack-unknown` when the pack is no longer there.
   */
  commitVectors(manifest: unknown): Promise<void>;
  /** Lets go of the job and keeps it to be continued: what is left to do after an abort or a failure. */
  pause(): void;
  /** Gives the job up with all its rows. */
  discard(): Promise<void>;
}

export interface ImportJobs {
  /** Begun and neither committed nor discarded; oldest first. */
  list(kind: ImportJob["kind"]): Promise<ImportJob[]>;
  /** Undefined when there is no such job. */
  get(jobId: string): Promise<ImportJob | undefined>;
  /**
   * Begins the job, or continues the one of this id with the rows and the state it has.
   * @throws AppError `pack-busy` when someone is at work on it, or on an installation of the same pack.
   */
  open(job: NewJob): Promise<OpenJob>;
  /** Removes a job and its rows; nothing happens when there is none. @throws AppError `pack-busy`. */
  discard(jobId: string): Promise<void>;
}

export function importJobs(database: Database): ImportJobs {
  const find = (jobId: string) => database.use("read the job", (db) => db.get("jobs", jobId));
  const hold = async (packId: string) => {
    const release = await holdPackNow(packId);
    if (release !== undefined) return release;
    const words = "found someone at work on it already, in this tab or another; let that end, or stop it";
    throw new AppError("pack-busy", `write the pack ${packId}: ${words}`);
  };
  return {
    list: (kind) =>
      database.use("list the jobs", async (db) => {
        const jobs = (await db.getAll("jobs")).filter((job) => job.kind === kind);
        return jobs.sort((a, b) => a.startedAt - b.startedAt).map(described);
      }),
    get: async (jobId) => {
      const job = await find(jobId);
      return job === undefined ? undefined : described(job);
    },
    async open(asked) {
      const packId = (await find(asked.jobId))?.packId ?? asked.packId;
      const release = await hold(packId);
      try {
        return openJob(database, await database.use("begin the job", (db) => beginOrContinue(db, asked)), release);
      } catch (error) {
        release();
        throw error;
      }
    },
    async discard(jobId) {
      const job = await find(jobId);
      if (job === undefined) return;
      const release = await hold(job.packId);
      try {
        await database.use("give the job up", (db) => forget(db, job));
      } finally {
        release();
      }
    },
  };
}

interface Begun {
  job: JobRow;
  row: PackRow;
}

function openJob(database: Database, { job, row }: Begun, release: () => void): OpenJob {
  const action = `write the pack ${job.packId}`;
  let open = true;
  const end = () => {
    open = false;
    release();
  };
  const use = <T>(work: (db: Connection) => Promise<T>): Promise<T> => {
    if (!open) throw ended(job.packId);
    return database.use(action, work);
  };
  return {
    job: described(job),
    async add(rows, state) {
      await use(async (db) => {
        const tables: TableName[] = [...shelfTables, "jobs"];
        const transaction = db.transaction(tables, "readwrite", { durability: "relaxed" });
        await allOrNothing(
          transaction,
          (function* () {
            yield* rowWrites(transaction, job.shelf, rows);
            yield transaction.objectStore("jobs").put({ ...job, state });
          })(),
        );
      });
    },
    async commit(pack) {
      await use((db) => mergeVectors(db, job.shelf));
      await use((db) => putInPlace(db, { ...row, ...pack }, job.jobId));
      end();
    },
    async commitVectors(manifest) {
      await use((db) => mergeVectors(db, job.shelf));
      await use((db) => putVectorsInPlace(db, job, manifest));
      end();
    },
    pause() {
      if (open) end();
    },
    async discard() {
      if (!open) return;
      try {
        await use((db) => forget(db, job));
      } finally {
        end();
      }
    },
  };
}

/** The job and its shelf's row are written together: neither is ever there without the other. */
async function beginOrContinue(db: Connection, asked: NewJob): Promise<Begun> {
  const transaction = db.transaction(["jobs", "packs"], "readwrite", { durability: "strict" });
  const before = await transaction.objectStore("jobs").get(asked.jobId);
  const kept = before && (await transaction.objectStore("packs").get(before.shelf));
  if (before !== undefined && kept !== undefined) {
    await transaction.done;
    return { job: before, row: kept };
  }
  const row = newRow({ packId: asked.packId, version: "", manifest: null });
  const job: JobRow = { ...asked, shelf: row.shelf, startedAt: row.installedAt };
  await Promise.all([
    transaction.objectStore("packs").put(row),
    transaction.objectStore("jobs").put(job),
    transaction.done,
  ]);
  return { job, row };
}

/** The job first: its shelf is then a leftover, which a sweep removes if this is cut off. */
async function forget(db: Connection, job: JobRow): Promise<void> {
  await db.delete("jobs", job.jobId);
  const row = await db.get("packs", job.shelf);
  if (row !== undefined) await removeShelf(db, row);
}

function described({ shelf: _shelf, ...job }: JobRow): ImportJob {
  return job;
}
