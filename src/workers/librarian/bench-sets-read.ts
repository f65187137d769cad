/** Reads a set and keeps it: its rows as they come, its pictures as they are named, and in the end what is said of it. */
import { createSHA256 } from "hash-wasm";
import { AppError } from "../../base/errors";
import { type Question, keptRow, readRows, refusedRow } from "../../bench/sets/read-rows";
import { SetTally, normalised } from "../../bench/sets/tally";
import type { BenchRow, SetSummary } from "../../domain/bench";
import type { ImportFile } from "../../domain/import";
import type { BenchSetStore, SetImage, SetWriting } from "../../storage/bench-sets";
import { SetPictures } from "./bench-sets-pictures";
import { type SetSource, openSet } from "./bench-sets-source";

export interface SetRequest {
  files: readonly ImportFile[];
  store: Pick<BenchSetStore, "begin" | "list">;
  signal: AbortSignal;
  onProgress(progress: { done: number; total: number }): void;
  /** What the set is to be called, and under which id it is kept whatever else is there; absent: as it comes. */
  fixed?: { id: string; name: string };
}

/** Written in one transaction: this many rows, or pictures of this many bytes. */
const ROWS_AT_ONCE = 1000;
const BYTES_AT_ONCE = 8 * 1024 * 1024;
/** Rows between two words about the progress. */
const STEP = 100;

/**
 * The set as it is now kept; the one that is there already where it is the same.
 * @throws AppError `set-empty`, `table-broken`, `archive-broken`, those of storage, or the abort reason: then nothing of
 * the set is kept.
 */
export async function readSet({ files, store, signal, onProgress, fixed }: SetRequest): Promise<SetSummary> {
  const source = await openSet(files, signal);
  const writing = await store.begin(fixed?.id, signal);
  try {
    const { sha256, ...counts } = await copy(source, writing, signal, onProgress);
    const same = fixed === undefined ? (await store.list()).find((set) => set.sha256 === sha256) : undefined;
    if (same === undefined) {
      return await writing.commit({ name: fixed?.name ?? source.name, sha256, ...counts, addedAt: Date.now() });
    }
    await writing.discard();
    return same;
  } catch (error) {
    await writing.discard().catch(() => undefined); // what stays is swept
    throw error;
  }
}

async function copy(source: SetSource, writing: SetWriting, signal: AbortSignal, onProgress: SetRequest["onProgress"]) {
  const tally = new SetTally();
  for (const problem of source.problems) tally.report(problem);
  const hash = (await createSHA256()).init();
  const pictures = new SetPictures(source, signal);
  const total = await source.count(signal);
  let rows: BenchRow[] = [];
  let images: SetImage[] = [];
  let identity: string[] = [];
  let bytes = 0;
  const flush = async () => {
    hash.update(identity.join(""));
    await writing.add(rows, images);
    [rows, images, identity, bytes] = [[], [], [], 0];
  };
  let seen = 0;
  for await (const question of readRows(source.rows(signal, tally.report), tally.report)) {
    signal.throwIfAborted();
    const { row } = question;
    if (seen++ % STEP === 0) onProgress({ done: Math.min(row.line, total), total });
    const found = await picturesOf(question, pictures, tally);
    if (found === null) continue;
    tally.add(question);
    rows.push(row);
    identity.push(normalised(row, found.hashes));
    images.push(...found.fresh);
    bytes += found.fresh.reduce((sum, { data }) => sum + data.byteLength, 0);
    if (rows.length >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE) await flush();
  }
  const counts = tally.counts();
  if (counts.rows === 0) throw empty(source.name, counts);
  await flush();
  onProgress({ done: total, total });
  return { sha256: hash.digest("hex"), ...counts };
}

/** Null where the row had to be left out. */
async function picturesOf(question: Question, pictures: SetPictures, tally: SetTally) {
  const { line } = question.row;
  try {
    return await pictures.of(question, (code, message) => tally.report(keptRow(line, code, message)));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    tally.report(refusedRow(line, error.code, error.message));
    return null;
  }
}

function empty(name: string, { refused, problems }: Pick<SetSummary, "refused" | "problems">): AppError {
  const first = problems.find(({ kept }) => !kept);
  const found =
    first === undefined ? "it is empty" : `${refused} rows, none of use; line ${first.line}: ${first.message}`;
  return new AppError(
    "set-empty",
    `read ${name}: found ${found}. Wanted CiQi's rows (id, question, images, options, answer, type) with their pictures; choose the folder or ZIP that holds both`,
  );
}
