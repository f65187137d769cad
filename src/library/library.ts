/**
 * The installed packs, searched: what searching needs is read into memory once, records and thumbnails when found. Knows
 * no model: pictures and words come as vectors.
 */
import * as v from "valibot";
import { AppError } from "../base/errors";
import type { PackEmbedding } from "../domain/pack";
import type { PieceHit, PieceList, PieceQuery } from "../domain/search";
import type { Specimen } from "../domain/specimen";
import type { PackStore } from "../storage/packs";
import { manifestSchema } from "./packs/format";
import { Pieces } from "./pieces";
import { findPieces } from "./pieces-find";
import { similarPieces } from "./pieces-similar";
import { TextIndex, type TextHit, type TextQuery } from "./text-index";
import { openVectorIndex, type VectorHit } from "./vector-index";

export interface NearRecord extends VectorHit {
  specimen: Specimen;
}

export interface FoundRecord extends NearRecord {
  /** Undefined when the pack has no picture of it. */
  thumb: Blob | undefined;
}

export interface Library {
  /** Pieces, their vectors and passages in memory. */
  readonly size: { pieces: number; vectors: number; passages: number };
  /** Packs whose vectors are of another embedder and cannot be searched by picture. */
  readonly foreign: readonly string[];
  /** Reads packs again that were installed, changed or removed since. */
  refresh(): Promise<void>;
  /** Nearest first. `match` false: nothing stands out, the records are the nearest all the same. */
  searchImage(vector: Float32Array, limit: number): Promise<{ records: FoundRecord[]; match: boolean }>;
  /** The same without the records' pictures. */
  nearest(vector: Float32Array, limit: number): Promise<{ records: NearRecord[]; match: boolean }>;
  searchText(query: string, ask: TextQuery): TextHit[];
  /** `vector`: of the query's words, in the pictures' space; null: labels alone answer. */
  findPieces(query: PieceQuery, vector: Float32Array | null): Promise<PieceList>;
  /** Nearest first, without the piece itself; none when it has no vectors. @throws AppError `record-missing`. */
  similarPieces(packId: string, recordId: string, limit: number): Promise<PieceHit[]>;
}

/** `embedder`: what pictures are embedded with, null where nothing is; vectors of anything else are left alone. */
export async function openLibrary(packs: PackStore, embedder: PackEmbedding | null): Promise<Library> {
  const pieces = new Pieces();
  const passages = new TextIndex();
  const pictures = await openVectorIndex(embedder?.dim ?? 1);
  const revisions = new Map<string, string>();
  const foreign = new Set<string>();

  const forget = (packId: string) => {
    for (const index of [pieces, passages, pictures]) index.remove(packId);
    revisions.delete(packId);
    foreign.delete(packId);
  };
  const read = async (packId: string, manifest: unknown) => {
    pieces.add(packId, await packs.records(packId));
    passages.add(packId, await packs.passages(packId));
    const about = v.safeParse(manifestSchema, manifest);
    const embedding = about.success ? about.output.embedding : null;
    if (embedding === null || embedder === null) return;
    if (!isSame(embedding, embedder)) {
      foreign.add(packId);
      return;
    }
    for await (const { ids, data } of packs.eachVectors(packId)) pictures.add(packId, ids, new Float32Array(data));
  };
  const readChanges = async () => {
    const installed = await packs.list();
    const opening = revisions.size === 0;
    let come = 0;
    const present = new Map(installed.map(({ packId, revision }) => [packId, revision]));
    for (const [packId, revision] of revisions) if (present.get(packId) !== revision) forget(packId);
    for (const { packId, revision, manifest } of installed) {
      if (revisions.has(packId)) continue;
      try {
        await read(packId, manifest);
      } catch (error) {
        forget(packId); // nothing of it twice, when it is read again
        if (!(error instanceof AppError && error.code === "bad-shape")) throw error;
        // A pack that is damaged at rest does not keep the others from being searched.
      }
      revisions.set(packId, revision);
      come++;
    }
    if (come > 0 && !opening) pictures.checkRecall(); // a new pack may be harder to search than the others
  };
  let reading: Promise<void> = Promise.resolve();
  const refresh = () => {
    const turn = reading.then(readChanges);
    reading = turn.catch(() => undefined); // its caller hears of it; the next one reads again
    return turn;
  };
  /** Ids as specimens, in their order; those of a pack that has gone meanwhile are left out. */
  const shown = async <T extends { packId: string; recordId: string }>(ids: readonly T[]) => {
    const found = await Promise.all(
      ids.map(async (one) => ({ ...one, specimen: await packs.record(one.packId, one.recordId) })),
    );
    return found.flatMap(({ specimen, ...one }) => (specimen === undefined ? [] : [{ ...one, specimen }]));
  };
  const nearest = async (vector: Float32Array, limit: number) => {
    const { hits, match } = pictures.search(vector, { limit });
    return { records: await shown(hits), match };
  };
  await refresh();
  return {
    get size() {
      return { pieces: pieces.size, vectors: pictures.size, passages: passages.size };
    },
    get foreign() {
      return [...foreign];
    },
    refresh,
    nearest,
    async searchImage(vector, limit) {
      const { records, match } = await nearest(vector, limit);
      const withThumbs = records.map(async (hit) => ({ ...hit, thumb: await packs.thumb(hit.packId, hit.recordId) }));
      return { records: await Promise.all(withThumbs), match };
    },
    searchText: (query, ask) => passages.search(query, ask),
    async findPieces(query, vector) {
      const { found, ...rest } = findPieces(pieces, pictures, query, vector);
      const page = found.slice(query.offset, query.offset + query.limit);
      const hits = await shown(page.map(({ piece: { packId, recordId }, grounds }) => ({ packId, recordId, grounds })));
      return { hits, total: found.length, ...rest };
    },
    async similarPieces(packId, recordId, limit) {
      if (pieces.get(packId, recordId) === undefined) {
        const todo = "the pack is gone or has changed; go back to the library";
        throw new AppError("record-missing", `find pieces like ${recordId} of ${packId}: it is not installed; ${todo}`);
      }
      const hits = await shown(similarPieces(pictures, packId, recordId, limit));
      return hits.map(({ score: _cosine, ...hit }) => ({ ...hit, grounds: ["picture"] }));
    },
  };
}

/** Vectors of another model, or of other weights, do not compare. */
function isSame(one: PackEmbedding, other: PackEmbedding): boolean {
  return one.model === other.model && one.hash === other.hash && one.dim === other.dim;
}
