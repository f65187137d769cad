/** Vectors of a shelf as rows: small chunks made large, new ones put in the place of old ones. */
import { AppError } from "../base/errors";
import type { Connection, JobRow, VectorRow } from "./schema";
import { rowsOf } from "./shelves";

/** Vectors a row: a row a vector would take minutes to read where this takes a blink. */
export const VECTORS_AT_ONCE = 4096;

/** Merges runs of small chunks, a run a transaction; cut off, it goes on where it stopped. The order stays. */
export async function mergeVectors(db: Connection, shelf: string): Promise<void> {
  const keys = await db.getAllKeys("vectors", rowsOf(shelf));
  let run: VectorRow[] = [];
  let count = 0;
  for (const key of keys) {
    const row = await db.get("vectors", key);
    if (row === undefined) continue;
    if (count + row.ids.length > VECTORS_AT_ONCE) {
      await mergeRun(db, run);
      run = [];
      count = 0;
    }
    run.push(row);
    count += row.ids.length;
  }
  await mergeRun(db, run);
}

async function mergeRun(db: Connection, run: readonly VectorRow[]): Promise<void> {
  const [first, ...rest] = run;
  if (first === undefined || rest.length === 0) return;
  // Read whole: a blob made of the rows' own would refer to what is deleted below.
  const data = new Blob([await new Blob(run.map((row) => row.data)).arrayBuffer()]);
  const transaction = db.transaction("vectors", "readwrite");
  await Promise.all([
    transaction.store.put({ ...first, ids: run.flatMap(({ ids }) => ids), data }),
    ...rest.map(({ shelf, chunk }) => transaction.store.delete([shelf, chunk])),
    transaction.done,
  ]);
}

/** The job's shelf becomes the vector shelf of the installed pack. @throws AppError `pack-unknown`. */
export async function putVectorsInPlace(db: Connection, job: JobRow, manifest: unknown): Promise<void> {
  const transaction = db.transaction(["packs", "jobs", "vectors"], "readwrite", { durability: "strict" });
  const packs = transaction.objectStore("packs");
  const rows = await packs.index("packId").getAll(job.packId);
  const present = rows.find(({ status }) => status === "ready");
  if (present?.vectorShelf === job.shelf) return transaction.done; // done before the connection was lost
  if (present === undefined) {
    transaction.abort();
    await transaction.done.catch(() => undefined);
    const words = "it was removed meanwhile; install it again to search it";
    throw new AppError("pack-unknown", `embed the pack ${job.packId}: ${words}`);
  }
  await Promise.all([
    transaction.objectStore("vectors").delete(rowsOf(present.vectorShelf ?? present.shelf)),
    packs.put({ ...present, manifest, vectorShelf: job.shelf }),
    packs.delete(job.shelf),
    transaction.objectStore("jobs").delete(job.jobId),
    transaction.done,
  ]);
}
