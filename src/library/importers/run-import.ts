/**
 * Makes a pack of files: rows become records, pictures thumbnails and vectors, a batch at a time, and every batch is kept
 * with the place it came to. Cut off anywhere, the same call goes on from there. Knows no message channel.
 */
import { localized, type PackEmbedding } from "../../domain/pack";
import type { ImportProgress, ImportReport, ImportRequest } from "../../domain/import";
import type { ImportJobs, OpenJob } from "../../storage/import-jobs";
import type { Passage } from "../../storage/schema";
import { type ImportState, fingerprintOf, mustBeSame, newState, readState } from "./import-state";
import { openImport, type OpenImport } from "./open-import";
import { passagesOf } from "./passages";
import { KEY_BYTES } from "./picture";
import { PieceMaker, type ReadyPiece } from "./prepare-pieces";
import { recordIds } from "./record-ids";
import { speedometer } from "./speed";
import { type Survey, silent, survey } from "./survey";
import { recordRows } from "./write-pieces";

export interface ImportPorts {
  jobs: Pick<ImportJobs, "open">;
  /** Unit vectors; null for a picture that cannot be read. */
  embed(pictures: Blob[], signal: AbortSignal): Promise<{ embedding: PackEmbedding; vectors: (Float32Array | null)[] }>;
}

type Emit = (progress: ImportProgress) => void;

/** Pictures, or pieces without any, that are kept in one transaction: what is done again after a crash. */
const PICTURES_AT_ONCE = 16;
const PIECES_AT_ONCE = 256;

/**
 * Resolves when the pack is in its place. Aborting, and any failure, keeps what is done for the same `jobId`.
 * @throws AppError as `openImport`, `import-too-large`, `import-changed`, `pack-busy`, a storage failure, what `embed`
 * throws, or the abort reason.
 */
export async function runImport(
  request: ImportRequest,
  ports: ImportPorts,
  signal: AbortSignal,
  emit: Emit,
): Promise<ImportReport> {
  const open = await openImport({ ...request, source: localized(request.about.title, "en") }, signal);
  const found = await survey(open, signal, emit);
  const fingerprint = await fingerprintOf(request);
  const begun = newState(request, fingerprint, found.pieces + found.passages);
  const { jobId, about } = request;
  const job = await ports.jobs.open({ jobId, kind: "import", packId: about.id, state: begun });
  try {
    const state = readState(job.job.state) ?? begun;
    mustBeSame(state, fingerprint);
    await writePieces({ open, found, state, job, ports, signal, emit });
    await writePassages({ open, found, state, job, signal, emit }, localized(about.title, "en"));
    signal.throwIfAborted();
    await job.commit({ version: about.version, manifest: manifestOf(state) });
    for (const problem of state.problems) found.problems.report(problem);
    return {
      read: found.pieces + found.passages,
      imported: state.imported + state.passages,
      duplicates: state.duplicates,
      missed: found.missed,
      problems: found.problems.list(),
    };
  } finally {
    job.pause(); // nothing, where it has been committed
  }
}

interface Run {
  open: OpenImport;
  found: Survey;
  /** Changed as rows are written. */
  state: ImportState;
  job: OpenJob;
  signal: AbortSignal;
  emit: Emit;
}

/** The next batch's pictures are decoded while the engine embeds those of the last one. */
async function writePieces(run: Run & { ports: ImportPorts }): Promise<void> {
  const { open, found, state, signal, emit, ports } = run;
  const maker = new PieceMaker(open);
  const idOf = recordIds();
  const speed = speedometer();
  const before = state.done;
  let named = 0;
  let seen = 0;
  let batch: ReadyPiece[] = [];
  let writing: Promise<void> = Promise.resolve();
  const progress = () => {
    const [done, total] =
      found.pictures > 0 ? [state.keys.length / KEY_BYTES, found.pictures] : [state.done, found.pieces];
    emit({ step: found.pictures > 0 ? "pictures" : "write", done, total, ...speed(done, total) });
  };
  const flush = async () => {
    await writing;
    const full = batch;
    batch = [];
    writing = write(run, full, ports).then(progress);
    writing.catch(() => undefined); // it is awaited below, or another failure is told first
  };
  progress();
  try {
    for await (const { piece, row } of open.pieces(signal, silent)) {
      seen += 1;
      const id = idOf(piece.record.id, piece.where, found.problems.report);
      if (seen <= before) {
        maker.recall(piece, row, state.keys.subarray(named * KEY_BYTES));
        named += piece.pictures.length;
        continue;
      }
      batch.push(await maker.prepare(id, piece, row, signal));
      const pictures = batch.reduce((sum, each) => sum + each.pictures.length, 0);
      if (pictures >= PICTURES_AT_ONCE || batch.length >= PIECES_AT_ONCE) await flush();
    }
    await flush();
  } finally {
    await writing;
  }
}

async function write(
  { state, job, signal, open }: Run,
  batch: readonly ReadyPiece[],
  ports: ImportPorts,
): Promise<void> {
  if (batch.length === 0) return;
  const pictures = batch.flatMap((each) => each.pictures.map(({ blob }) => blob));
  const embedded = pictures.length === 0 ? { embedding: null, vectors: [] } : await ports.embed(pictures, signal);
  const { rows, after } = await recordRows(state, batch, embedded, open.table === null);
  await job.add(rows, after);
  Object.assign(state, after);
}

async function writePassages({ open, found, state, job, signal, emit }: Run, source: string): Promise<void> {
  const speed = speedometer();
  let batch: Passage[] = [];
  let seen = 0;
  const flush = async () => {
    const passages = batch;
    batch = [];
    const after = { ...state, passages: state.passages + passages.length, done: state.done + passages.length };
    await job.add({ passages }, after);
    Object.assign(state, after);
    emit({ step: "write", done: after.passages, total: found.passages, ...speed(after.passages, found.passages) });
  };
  for await (const passage of passagesOf(open.passages, source, signal, silent)) {
    seen += 1;
    if (seen > state.passages + batch.length) batch.push(passage);
    if (batch.length >= PIECES_AT_ONCE) await flush();
  }
  if (batch.length > 0) await flush();
}

function manifestOf({ about, embedding, imported, passages, bytes }: ImportState) {
  return { ...about, embedding, counts: { records: imported, passages }, bytes };
}
