/** One query over the rows: distances of sign bits, scores by high bytes, exact scores. Decides nothing. */
import type { VectorCodes } from "./vector-codes";
import { type Block, type VectorMemory, rowsPerBlock, sampleRows } from "./vector-memory";

/** The high bytes' products are summed in 32 bits: up to this, no dimension in use overflows. */
const largestInteger = 8191;
/** Numbers larger than this many root mean squares are heavy: the best split of normal deviates into two sizes, 1 to 3. */
const heavyFrom = 0.98;

/** Rows and their scores, side by side. */
export interface Scored {
  rows: number[];
  scores: number[];
}

export class VectorScan {
  readonly #memory: VectorMemory;
  readonly #codes: VectorCodes;
  /** Score of the mean; what a row adds to it is its own. */
  #base = 0;
  /** Score of one unit of a row's scale in high bytes. */
  #unit = 0;
  #bitWeights = { sum: 0, squares: 0 };
  #sampled = { revision: -1, rows: 0 };

  constructor(memory: VectorMemory, codes: VectorCodes) {
    this.#memory = memory;
    this.#codes = codes;
  }

  get size(): number {
    return this.#codes.size;
  }

  /** Of the query's sign bits: what they sum to, and their squares. */
  get bitWeights(): { sum: number; squares: number } {
    return this.#bitWeights;
  }

  /** Sets the query, brought to length 1. What was gathered of the last one is lost, and is so when rows change. */
  ask(query: Float32Array): void {
    const { dim, at, stride, bitStride } = this.#memory;
    const unit = this.#memory.floatsAt(at.query, stride);
    unit.set(query);
    this.#memory.kernel.normalise(at.query, 1, stride * 4);
    const mean = this.#memory.floatsAt(at.mean, stride);
    let base = 0;
    let largest = 0;
    let squares = 0;
    for (let i = 0; i < dim; i++) {
      const [value = 0, middle = 0] = [unit[i], mean[i]];
      base += value * middle;
      squares += (value - middle) ** 2;
      largest = Math.max(largest, Math.abs(value));
    }
    const heavy = heavyFrom * Math.sqrt(squares / dim);
    let heavies = 0;
    const factor = largest > 0 ? largestInteger / largest : 0;
    const integers = new Int16Array(this.#memory.kernel.memory.buffer, at.query16, stride);
    const signs = this.#memory.bytesAt(at.queryBits, bitStride).fill(0);
    const weights = this.#memory.bytesAt(at.heavyBits, bitStride).fill(0);
    for (let i = 0; i < dim; i++) {
      const [value = 0, middle = 0] = [unit[i], mean[i]];
      integers[i] = Math.round(value * factor);
      const bit = 1 << (i & 7);
      if (value < middle) signs[i >> 3] = (signs[i >> 3] ?? 0) | bit;
      if (Math.abs(value - middle) <= heavy) continue;
      weights[i >> 3] = (weights[i >> 3] ?? 0) | bit;
      heavies++;
    }
    this.#bitWeights = { sum: dim + 2 * heavies, squares: dim + 8 * heavies };
    this.#base = base;
    this.#unit = factor > 0 ? 256 / factor : 0;
  }

  /** How many rows there are at each distance, from 0 on; `mask`: a byte a row, 0 leaves it out. */
  distances(mask?: Uint8Array): Uint32Array {
    const { kernel, at, bitStride, dim } = this.#memory;
    const histogram = this.#memory.integersAt(at.histogram, 3 * dim + 1).fill(0);
    this.#eachBlock((block, first, count) => {
      if (mask !== undefined) this.#memory.bytesAt(block.mask, count).set(mask.subarray(first, first + count));
      const masked = mask === undefined ? 0 : block.mask;
      const { bits, distances } = block;
      kernel.distances(bits, count, bitStride, at.queryBits, at.heavyBits, masked, distances, at.histogram);
      if (count % 8 !== 0) this.#memory.shortsAt(distances, rowsPerBlock).fill(65535, count, (count | 7) + 1);
    });
    return histogram;
  }

  /** The rows at distances in [from, to), scored by their high bytes, after those already in `into`. */
  gather(from: number, to: number, into: Scored): void {
    const { kernel, at, stride } = this.#memory;
    const rows = this.#memory.integersAt(at.rows, rowsPerBlock);
    const scores = this.#memory.floatsAt(at.scores, rowsPerBlock);
    this.#eachBlock((block, first, count) => {
      const found = kernel.gather(block.distances, count, from, to, at.rows);
      if (found === 0) return;
      const { high, scales } = block;
      kernel.scoreHigh(high, stride, scales, at.rows, found, at.query16, this.#unit, this.#base, at.scores);
      for (let i = 0; i < found; i++) {
        into.rows.push(first + (rows[i] ?? 0));
        into.scores.push(scores[i] ?? 0);
      }
    });
  }

  /** Scores by their high bytes of an even sample of all rows; of all, where there are few. */
  background(): number[] {
    const { kernel, at, stride } = this.#memory;
    if (this.#sampled.revision !== this.#codes.revision) this.#takeSample();
    const { rows } = this.#sampled;
    const list = this.#memory.integersAt(at.rows, rows);
    for (let i = 0; i < rows; i++) list[i] = i;
    kernel.scoreHigh(at.sample, stride, at.sampleScales, at.rows, rows, at.query16, this.#unit, this.#base, at.scores);
    return Array.from(this.#memory.floatsAt(at.scores, rows));
  }

  /** The distance of a row that `distances` has seen. */
  distanceOf(row: number): number {
    const block = this.#memory.block(Math.floor(row / rowsPerBlock));
    return this.#memory.shortsAt(block.distances, rowsPerBlock)[row % rowsPerBlock] ?? 0;
  }

  /** Exact scores of `rows`, in their order. Rows of one block that stand together are quickest. */
  exact(rows: readonly number[]): number[] {
    const { kernel, at, stride } = this.#memory;
    const list = this.#memory.integersAt(at.rows, rowsPerBlock);
    const scores = this.#memory.floatsAt(at.scores, rowsPerBlock);
    const found: number[] = [];
    for (let start = 0; start < rows.length;) {
      const index = Math.floor((rows[start] ?? 0) / rowsPerBlock);
      let count = 0;
      while (count < rowsPerBlock && start + count < rows.length) {
        const local = (rows[start + count] ?? 0) - index * rowsPerBlock;
        if (local < 0 || local >= rowsPerBlock) break;
        list[count++] = local;
      }
      const { high, low, scales } = this.#memory.block(index);
      kernel.score(high, low, stride, scales, at.rows, count, at.query, this.#base, at.scores);
      for (let i = 0; i < count; i++) found.push(scores[i] ?? 0);
      start += count;
    }
    return found;
  }

  /** A copy that lies together: rows far apart would cost a cache miss each, at every query. */
  #takeSample(): void {
    const { at, stride } = this.#memory;
    const { size, revision } = this.#codes;
    const step = Math.max(1, Math.ceil(size / sampleRows));
    let rows = 0;
    for (let row = 0; row < size; row += step) {
      const { high, scales } = this.#memory.block(Math.floor(row / rowsPerBlock));
      const local = row % rowsPerBlock;
      this.#memory.bytesAt(at.sample + rows * stride, stride).set(this.#memory.bytesAt(high + local * stride, stride));
      this.#memory.bytesAt(at.sampleScales + rows * 4, 4).set(this.#memory.bytesAt(scales + local * 4, 4));
      rows++;
    }
    this.#sampled = { revision, rows };
  }

  #eachBlock(visit: (block: Block, first: number, count: number) => void): void {
    for (let first = 0; first < this.size; first += rowsPerBlock) {
      visit(this.#memory.block(first / rowsPerBlock), first, Math.min(rowsPerBlock, this.size - first));
    }
  }
}
