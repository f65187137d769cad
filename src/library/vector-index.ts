/** Cosine search over vectors held in memory. Knows pack and record ids, no pictures and no store. */
import { AppError } from "../base/errors";
import { type Asked, standsOut } from "./no-match";
import { VectorCodes } from "./vector-codes";
import { VectorMemory } from "./vector-memory";
import { type RecallCheck, recallOf } from "./vector-recall";
import { VectorScan } from "./vector-scan";
import { type RowMask, type RowQuery, searchRows } from "./vector-search";

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
  /** What the query is the vector of, a picture when absent: it decides what a match is. */
  asked?: Asked;
}

export interface VectorIndex {
  readonly dim: number;
  /** Vectors held; a record with several views counts several times. */
  readonly size: number;
  /** Bytes of memory that hold them, ids apart. */
  readonly bytes: number;
  /**
   * Adds `ids.length` vectors; an id that stands several times is one record seen from several sides. Vectors of any
   * length are brought to length 1. @throws AppError `bad-shape` when the numbers do not add up or are not finite,
   * `index-full` when there is no memory; nothing is added then.
   */
  add(packId: string, ids: readonly string[], vectors: Float32Array): void;
  /** Forgets a pack; no harm when it was never added. */
  remove(packId: string): void;
  /** The unit vectors of a record's views, but for 16-bit rounding; none when it has none. */
  vectorsOf(packId: string, recordId: string): Float32Array[];
  /** The records that `wanted` says yes to, for `search`. It is asked once a row, when first searched. */
  select(wanted: (packId: string, recordId: string) => boolean): RowSet;
  /** @throws AppError `bad-shape` when the query has another length or is not finite. */
  search(query: Float32Array, ask: VectorQuery): VectorAnswer;
  /**
   * Searches for `searches` of its own vectors, evenly spread, and compares with an exact scan; looks at more candidates
   * from now on when too few of the true nearest were found. What an installation asks for, once.
   */
  checkRecall(searches?: number): RecallCheck;
}

export type { RecallCheck };

/** Squares of larger ones would overflow a 32-bit float. */
const largestNumber = 1e15;

export async function openVectorIndex(dim: number): Promise<VectorIndex> {
  return new QuantisedIndex(await VectorMemory.open(dim));
}

class QuantisedIndex implements VectorIndex {
  readonly #memory: VectorMemory;
  readonly #codes: VectorCodes;
  readonly #scan: VectorScan;
  /** Of each row. */
  #recordIds: string[] = [];
  #packIds: string[] = [];
  /** How many rows begin another record than the row before. */
  #records = 0;
  /** As of the last change; a change drops them all. */
  #masks = new WeakMap<RowSet, RowMask>();
  #margin = 2;

  constructor(memory: VectorMemory) {
    this.#memory = memory;
    this.#codes = new VectorCodes(memory);
    this.#scan = new VectorScan(memory, this.#codes);
  }

  get dim(): number {
    return this.#memory.dim;
  }

  get size(): number {
    return this.#codes.size;
  }

  get bytes(): number {
    return this.#memory.bytes;
  }

  add(packId: string, ids: readonly string[], vectors: Float32Array): void {
    const todo = "install the pack again";
    if (vectors.length !== ids.length * this.dim) {
      const found = `found ${vectors.length} numbers for ${ids.length} vectors of ${this.dim}`;
      throw new AppError("bad-shape", `index the pack ${packId}: ${found}; ${todo}`);
    }
    if (ids.length === 0) return;
    const broken = this.#codes.append(vectors);
    if (broken >= 0) {
      const found = `found numbers in the vector of ${ids[broken]} that are not finite, or far too large`;
      throw new AppError("bad-shape", `index the pack ${packId}: ${found}; ${todo}`);
    }
    for (const id of ids) {
      if (id !== this.#recordIds.at(-1)) this.#records++;
      this.#recordIds.push(id);
      this.#packIds.push(packId);
    }
    this.#masks = new WeakMap();
  }

  remove(packId: string): void {
    let size = this.size;
    for (let row = size - 1; row >= 0; row--) {
      if (this.#packIds[row] !== packId) continue;
      size--;
      this.#codes.copy(size, row); // the last row, which stays, fills the gap
      this.#recordIds[row] = this.#recordIds[size] ?? "";
      this.#packIds[row] = this.#packIds[size] ?? "";
    }
    if (size === this.size) return;
    this.#recordIds.length = size;
    this.#packIds.length = size;
    this.#records = this.#recordIds.filter((id, row) => id !== this.#recordIds[row - 1]).length;
    this.#codes.truncate(size);
    this.#masks = new WeakMap();
  }

  vectorsOf(packId: string, recordId: string): Float32Array[] {
    const found: Float32Array[] = [];
    for (let row = this.#recordIds.indexOf(recordId); row >= 0; row = this.#recordIds.indexOf(recordId, row + 1)) {
      if (this.#packIds[row] === packId) found.push(this.#codes.read(row));
    }
    return found;
  }

  select(wanted: RowSet["wanted"]): RowSet {
    return { wanted };
  }

  search(query: Float32Array, { limit, rows: set, asked = "picture" }: VectorQuery): VectorAnswer {
    if (query.length !== this.dim || !query.every((number) => Math.abs(number) < largestNumber)) {
      const found = query.length === this.dim ? "numbers that are not finite, or far too large" : `${query.length}`;
      throw new AppError("bad-shape", `search by vector: found ${found}, wanted ${this.dim} numbers; embed it again`);
    }
    const mask = set && this.#maskOf(set);
    const searched = mask?.count ?? this.size;
    const ask: RowQuery = { query, wanted: 0, margin: this.#margin, ...(mask && { mask }) };
    const views = this.size / Math.max(1, this.#records);
    for (let wanted = Math.ceil(Math.max(1, limit) * views); ; wanted *= 2) {
      const { rows, scores } = searchRows(this.#scan, { ...ask, wanted: Math.min(wanted, searched) });
      const hits = this.#hits(rows, scores);
      if (hits.length < limit && wanted < searched) continue; // several views of few records
      return { hits: hits.slice(0, limit), match: standsOut(scores[0], this.#scan.background(), asked) };
    }
  }

  checkRecall(searches = 24): RecallCheck {
    const { margin, ...check } = recallOf(this.#scan, this.#codes, { searches, margin: this.#margin });
    this.#margin = margin;
    return check;
  }

  #maskOf(set: RowSet): RowMask {
    const known = this.#masks.get(set);
    if (known !== undefined) return known;
    const bytes = new Uint8Array(this.size);
    let count = 0;
    for (let row = 0; row < this.size; row++) {
      if (!set.wanted(this.#packIds[row] ?? "", this.#recordIds[row] ?? "")) continue;
      bytes[row] = 1;
      count++;
    }
    const mask = { bytes, count };
    this.#masks.set(set, mask);
    return mask;
  }

  /** Rows as records, each at its nearest view. */
  #hits(rows: readonly number[], scores: readonly number[]): VectorHit[] {
    const seen = new Map<string, Set<string>>();
    const hits: VectorHit[] = [];
    for (const [i, row] of rows.entries()) {
      const packId = this.#packIds[row] ?? "";
      const recordId = this.#recordIds[row] ?? "";
      const ofPack = seen.get(packId) ?? new Set();
      seen.set(packId, ofPack);
      if (ofPack.has(recordId)) continue;
      ofPack.add(recordId);
      hits.push({ packId, recordId, score: scores[i] ?? 0 });
    }
    return hits;
  }
}
