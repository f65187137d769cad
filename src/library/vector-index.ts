/** Exact cosine search over unit vectors held in memory in chunks. Knows pack and record ids, no pictures and no store. */
import { AppError } from "../base/errors";

export interface VectorHit {
  packId: string;
  recordId: string;
  /** Cosine, -1..1: of the record's nearest view. */
  score: number;
}

interface Chunk {
  packId: string;
  ids: readonly string[];
  /** `ids.length` unit vectors, one after another. */
  rows: Float32Array;
}

export class VectorIndex {
  readonly dim: number;
  #chunks: Chunk[] = [];

  constructor(dim: number) {
    this.dim = dim;
  }

  /** Vectors held; a record with several views counts several times. */
  get size(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.ids.length, 0);
  }

  /**
   * Adds `ids.length` vectors; an id that stands several times is one record seen from several sides. Vectors of any
   * length are brought to length 1. @throws AppError `bad-shape` when the numbers do not add up.
   */
  add(packId: string, ids: readonly string[], vectors: Float32Array): void {
    if (vectors.length !== ids.length * this.dim) {
      const found = `found ${vectors.length} numbers for ${ids.length} vectors of ${this.dim}`;
      throw new AppError("bad-shape", `index the pack ${packId}: ${found}; install the pack again`);
    }
    const rows = Float32Array.from(vectors);
    for (let at = 0; at < rows.length; at += this.dim) normalise(rows.subarray(at, at + this.dim));
    this.#chunks.push({ packId, ids, rows });
  }

  /** Forgets a pack; no harm when it was never added. */
  remove(packId: string): void {
    this.#chunks = this.#chunks.filter((chunk) => chunk.packId !== packId);
  }

  /** The `topK` records nearest to `query`, best first; fewer when there are fewer. `packs`: only these, all when absent. */
  search(query: Float32Array, topK: number, packs?: ReadonlySet<string>): VectorHit[] {
    if (query.length !== this.dim) {
      throw new AppError("bad-shape", `search by picture: found ${query.length} numbers, wanted ${this.dim}`);
    }
    const unit = normalise(Float32Array.from(query));
    const best: VectorHit[] = [];
    for (const { packId, ids, rows } of this.#chunks) {
      if (packs !== undefined && !packs.has(packId)) continue;
      for (const [i, recordId] of ids.entries()) {
        const score = dot(unit, rows, i * this.dim);
        if (best.length < topK || score > (best.at(-1)?.score ?? -Infinity))
          take(best, { packId, recordId, score }, topK);
      }
    }
    return best;
  }
}

/** Puts a hit at its place among the best; a record that is there already only gets better. */
function take(best: VectorHit[], hit: VectorHit, topK: number): void {
  const known = best.findIndex(({ packId, recordId }) => recordId === hit.recordId && packId === hit.packId);
  if (known >= 0) {
    if ((best[known]?.score ?? 0) >= hit.score) return;
    best.splice(known, 1);
  }
  const place = best.findIndex(({ score }) => score < hit.score);
  best.splice(place < 0 ? best.length : place, 0, hit);
  best.length = Math.min(best.length, topK);
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
