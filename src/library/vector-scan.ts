/** One query over the rows: distances of sign bits, scores by high bytes, exact scores. Decides nothing. */
import { type VectorMemory, rowsPerBlock } from "./vector-memory";

/** The high bytes' products are summed in 32 bits: up to this, no dimension in use overflows. */
const largestInteger = 8191;

/** Rows and their scores, side by side. */
export interface Scored {
  rows: number[];
  scores: number[];
}

export class VectorScan {
  readonly #memory: VectorMemory;
  #size = 0;
  /** Score of the mean; what a row adds to it is its own. */
  #base = 0;
  /** Score of one unit of a row's scale in high bytes. */
  #unit = 0;

  constructor(memory: VectorMemory) {
    this.#memory = memory;
  }

  /** Sets the query, brought to length 1, over the first `size` rows. What was gathered of the last one is lost. */
  ask(query: Float32Array, size: number): void {
    const { dim, at, stride, bitStride } = this.#memory;
    this.#size = size;
    const unit = this.#memory.floatsAt(at.query, stride);
    unit.set(query);
    this.#memory.kernel.normalise(at.query, 1, stride * 4);
    const mean = this.#memory.floatsAt(at.mean, dim);
    const bits = this.#memory.bytesAt(at.queryBits, bitStride).fill(0);
    let largest = 0;
    this.#base = 0;
    for (let i = 0; i < dim; i++) {
      const value = unit[i] ?? 0;
      this.#base += value * (mean[i] ?? 0);
      largest = Math.max(largest, Math.abs(value));
      if (value < (mean[i] ?? 0)) bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
    }
    const factor = largest > 0 ? largestInteger / largest : 0;
    this.#unit = factor > 0 ? 256 / factor : 0;
    const integers = new Int16Array(this.#memory.kernel.memory.buffer, at.query16, stride);
    for (let i = 0; i < stride; i++) integers[i] = Math.round((unit[i] ?? 0) * factor);
  }

  /** How many rows there are at each distance 0..dim of their sign bits; `mask`: a byte a row, 0 leaves it out. */
  distances(mask?: Uint8Array): Uint32Array {
    const { kernel, at, bitStride, dim } = this.#memory;
    const histogram = this.#memory.integersAt(at.histogram, dim + 1).fill(0);
    this.#eachBlock((block, first, count) => {
      if (mask !== undefined) this.#memory.bytesAt(block.mask, count).set(mask.subarray(first, first + count));
      const masked = mask === undefined ? 0 : block.mask;
      kernel.hamming(block.bits, count, bitStride, at.queryBits, masked, block.distances, at.histogram);
      if (count % 8 !== 0) this.#memory.shortsAt(block.distances, rowsPerBlock).fill(65535, count, (count | 7) + 1);
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

  /** Scores by their high bytes of about `count` of the rows that `distances` has not left out, evenly spread. */
  sample(count: number, mask?: Uint8Array): number[] {
    const { kernel, at, stride } = this.#memory;
    const step = Math.max(1, Math.floor(this.#size / count));
    const list = this.#memory.integersAt(at.rows, rowsPerBlock);
    const scores = this.#memory.floatsAt(at.scores, rowsPerBlock);
    const found: number[] = [];
    this.#eachBlock(({ high, scales }, first, rows) => {
      let taken = 0;
      for (let row = Math.ceil(first / step) * step; row < first + rows; row += step) {
        if (mask === undefined || mask[row] !== 0) list[taken++] = row - first;
      }
      kernel.scoreHigh(high, stride, scales, at.rows, taken, at.query16, this.#unit, this.#base, at.scores);
      for (let i = 0; i < taken; i++) found.push(scores[i] ?? 0);
    });
    return found;
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

  #eachBlock(visit: (block: ReturnType<VectorMemory["block"]>, first: number, count: number) => void): void {
    for (let first = 0; first < this.#size; first += rowsPerBlock) {
      const count = Math.min(rowsPerBlock, this.#size - first);
      visit(this.#memory.block(first / rowsPerBlock), first, count);
    }
  }
}
