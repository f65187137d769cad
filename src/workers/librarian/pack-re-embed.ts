/** Makes a pack's vectors anew with this device's embedder, from its thumbnails; cut off, it goes on where it stopped. */
import * as v from "valibot";
import { AppError } from "../../base/errors";
import type { PackEmbedding } from "../../domain/pack";
import { type InstalledManifest, manifestSchema } from "../../library/packs/format";
import { sameEmbedding } from "../../library/packs/relation";
import { type InstalledPack, pictureOf } from "../../storage/packs";
import type { LibrarianHost } from "./host";

export interface ReEmbedRequest {
  packId: string;
  host: LibrarianHost;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
}

/** Few enough to stop soon and to lose little. */
const PICTURES_AT_ONCE = 8;

const stateSchema = v.object({
  /** What it is the embedding of, and by what: of anything else it is begun anew. */
  revision: v.string(),
  hash: v.string(),
  /** Records done, in the order of their ids, and the vectors they gave. */
  done: v.number(),
  vectors: v.number(),
});
type State = v.InferOutput<typeof stateSchema>;

export function reEmbedJob(packId: string): string {
  return `re-embed:${packId}`;
}

/**
 * A record gets one vector, its thumbnail's; one without a thumbnail, or with one that cannot be read, gets none.
 * @throws AppError `pack-unknown`, `pack-busy`, `engine-lost`, a storage failure, or the abort reason: what is done stays.
 */
export async function reEmbed({ packId, host, signal, onProgress }: ReEmbedRequest): Promise<void> {
  const { packs, embedder, ownEmbedding } = host;
  const own = await ownEmbedding();
  const installed = await packs.get(packId);
  const manifest = v.safeParse(manifestSchema, installed?.manifest);
  if (installed === undefined || !manifest.success) {
    throw new AppError("pack-unknown", `embed the pack ${packId}: it is not on this device; install it first`);
  }
  const about = manifest.output;
  if (about.embedding === null || sameEmbedding(about.embedding, own)) return;
  const { job, state: begun } = await openJob(host, installed, own);
  try {
    let state = begun;
    const ids = await packs.recordIds(packId);
    while (state.done < ids.length) {
      onProgress(state.done, ids.length);
      const some = await packs.pieces(packId, ids.slice(state.done, state.done + PICTURES_AT_ONCE));
      const shown = some.flatMap(({ specimen, thumb }) => (thumb === undefined ? [] : [{ id: specimen.id, thumb }]));
      const pictures = shown.map(({ thumb }) => pictureOf(thumb));
      const found = pictures.length === 0 ? [] : (await embedder.embed(pictures, signal)).vectors;
      const made = shown.flatMap(({ id }, i) => (found[i] ? [{ id, vector: found[i] }] : []));
      const chunk = { chunk: state.done, ids: made.map(({ id }) => id), dim: own.dim, data: joined(made, own.dim) };
      const done = Math.min(state.done + PICTURES_AT_ONCE, ids.length);
      state = { ...state, done, vectors: state.vectors + made.length };
      await job.add({ vectors: made.length === 0 ? [] : [chunk] }, state);
      signal.throwIfAborted();
    }
    onProgress(ids.length, ids.length);
    await job.commitVectors(await withVectors(about, installed, host, own, state.vectors));
  } finally {
    job.pause(); // nothing to pause after a commit
  }
}

async function openJob(host: LibrarianHost, { packId, revision }: InstalledPack, { hash }: PackEmbedding) {
  const state: State = { revision, hash, done: 0, vectors: 0 };
  const asked = { jobId: reEmbedJob(packId), kind: "re-embed", packId, state } as const;
  const job = await host.jobs.open(asked);
  const kept = v.safeParse(stateSchema, job.job.state);
  if (kept.success && kept.output.revision === revision && kept.output.hash === hash) {
    return { job, state: kept.output };
  }
  await job.discard();
  return { job: await host.jobs.open(asked), state };
}

async function withVectors(
  about: InstalledManifest,
  { packId }: InstalledPack,
  { packs }: LibrarianHost,
  embedding: PackEmbedding,
  vectors: number,
): Promise<InstalledManifest> {
  let before = 0;
  for await (const { data } of packs.eachVectors(packId)) before += data.byteLength;
  const after = vectors * embedding.dim * Float32Array.BYTES_PER_ELEMENT;
  return { ...about, embedding, bytes: about.bytes - before + after };
}

function joined(rows: readonly { vector: Float32Array }[], dim: number): ArrayBuffer {
  const data = new Float32Array(rows.length * dim);
  for (const [row, { vector }] of rows.entries()) data.set(vector, row * dim);
  return data.buffer;
}
