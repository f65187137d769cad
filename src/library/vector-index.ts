/** Cosine search over vectors held in memory. Knows pack and record ids, no pictures and no store. */
import { AppError } from "../base/errors";
import { standsOut } from "./no-match";

export interface VectorHit {
  packId: string;
  recordId: string;
  /** Cosine, -1..1: of the record's nearest view. */
  score: number;
}

export interface VectorAnswer {
  /** Each record once, nearest first. */
  hits: VectorHit[];
  /** False when the nearest does not stand out from the rest of what was searched: nothing here is alike. */
  match: boolean;
}

/** Some of an index's records. It stays right when packs come and go. */
export interface RowSet {
  readonly wanted: (packId: string, recordId: string) => boolean;
}

export interface VectorQuery {
  /** Records wanted; fewer come when there are fewer. */
  limit: number;
  /** Only these; all when absent. */
  rows?: RowSet;
}

export interface VectorIndex {
  readonly dim: number;
  /** Vectors held; a record with several views counts several times. */
  readonly size: number;
  /**
   * Adds `ids.length` vectors; an id that stands several times is one record seen from several sides. Vectors of any
   * length are brought to length 1. @throws AppError `bad-shape` when the numbers do not add up or are not finite;
   * nothing is added then.
   */
  add(packId: string, ids: readonly string[], vectors: Float32Array): void;
  /** Forgets a pack; no harm when it was never added. */
  remove(packId: string): void;
  /** The records that `wanted` says yes to, for `search`. Cheap to keep, not to make. */
  select(wanted: (packId: string, recordId: string) => boolean): RowSet;
  /** The record's own unit vectors, as exact as the index holds them; none when it has no such record. */
  vectorsOf(packId: string, recordId: string): Float32Array[];
  /** @throws AppError `bad-shape` when the query has another length or is not finite. */
  search(query: Float32Array, ask: VectorQuery): VectorAnswer;
  /**
   * Searches for `sample` of its own vectors, evenly spread, and compares with an exact scan; looks at more candidates
   * from now on when too few of the true nearest were found. What an installation asks for, once.
   */
  checkRecall(sample?: number): RecallCheck;
}

export interface RecallCheck {
  /** Of the true ten nearest, the share that search finds; 1 for an empty index. */
  recall: number;
  /** Searches that it was measured with. */
  searches: number;
}

export async function openVectorIndex(dim: number): Promise<VectorIndex> {
  return new PlainIndex(dim);
}

interface Chunk {
  packId: string;
  ids: readonly string[];
  /** `ids.length` unit vectors, one after another. */
  rows: Float32Array;
}

class PlainIndex implements VectorIndex {
  readonly dim: number;
  #chunks: Chunk[] = [];

  constructor(dim: number) {
    this.dim = dim;
  }

  get size(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.ids.length, 0);
  }

  add(packId: string, ids: readonly string[], vectors: Float32Array): void {
    if (vectors.length !== ids.length * this.dim) {
      const found = `found ${vectors.length} numbers for ${ids.length} vectors of ${this.dim}`;
      throw new AppError("bad-shape", `index the pack ${packId}: ${found}; install the pack again`);
    }
    if (!vectors.every(Number.isFinite)) {
      const found = "found a vector with numbers that are not finite";
      throw new AppError("bad-shape", `index the pack ${packId}: ${found}; install the pack again`);
    }
    const rows = Float32Array.from(vectors);
    for (let at = 0; at < rows.length; at += this.dim) normalise(rows.subarray(at, at + this.dim));
    this.#chunks.push({ packId, ids, rows });
  }

  remove(packId: string): void {
    this.#chunks = this.#chunks.filter((chunk) => chunk.packId !== packId);
  }

  select(wanted: RowSet["wanted"]): RowSet {
    return { wanted };
  }

  vectorsOf(packId: string, recordId: string): Float32Array[] {
    return this.#chunks
      .filter((chunk) => chunk.packId === packId)
      .flatMap(({ ids, rows }) =>
        ids.flatMap((id, i) => (id === recordId ? [rows.slice(i * this.dim, (i + 1) * this.dim)] : [])),
      );
  }

  search(query: Float32Array, { limit, rows: set }: VectorQuery): VectorAnswer {
    if (query.length !== this.dim || !query.every(Number.isFinite)) {
      const found = `found ${query.length} numbers`;
      throw new AppError("bad-shape", `search by vector: ${found}, wanted ${this.dim} that are finite`);
    }
    const unit = normalise(Float32Array.from(query));
    const best: VectorHit[] = [];
    const scores: number[] = [];
    for (const { packId, ids, rows } of this.#chunks) {
      for (const [i, recordId] of ids.entries()) {
        if (set !== undefined && !set.wanted(packId, recordId)) continue;
        const score = dot(unit, rows, i * this.dim);
        scores.push(score);
        if (best.length < limit || score > (best.at(-1)?.score ?? -Infinity))
          take(best, { packId, recordId, score }, limit);
      }
    }
    return { hits: best, match: standsOut(scores) };
  }

  checkRecall(): RecallCheck {
    return { recall: 1, searches: 0 };
  }
}

/** Puts a hit at its place among the best; a record that is there already only gets better. */
function take(best: VectorHit[], hit: VectorHit, limit: number): void {
  const known = best.findIndex(({ packId, recordId }) => recordId === hit.recordId && packId === hit.packId);
  if (known >= 0) {
    if ((best[known]?.score ?? 0) >= hit.score) return;
    best.splice(known, 1);
  }
  const place = best.findIndex(({ score }) => score < hit.score);
  best.splice(place < 0 ? best.length : place, 0, hit);
  best.length = Math.min(best.length, limit);
}

function dot(query: Float32Array, rows: Float32Array, start: number): number {
  let sum = 0;
  for (let i = 0; i < query.length; i++) sum += (query[i] ?? 0) * (rows[start + i] ?? 0);
  return sum;
}

/** In place; a zero vector stays zero. */
function normalise(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector, 0));
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}
