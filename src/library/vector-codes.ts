/**
 * Vectors as rows of small integers around their mean, written and moved; see kernel.wat for a row's form.
 *
 * The mean only has to be near: it makes the integers fine and the sign bits telling, and any mean gives the same
 * ranking. So it is taken from a sample, and looked at again when the rows have doubled or halved.
 */
import { type Block, type VectorMemory, rowsPerBatch, rowsPerBlock } from "./vector-memory";

const meanRows = 1024;
/** Share of the rows' spread by which the mean may be off. */
const driftAllowed = 0.01;

/** Addresses from a row on, and how many rows on from there lie together and fit a batch. */
interface Run extends Pick<Block, "high" | "low" | "bits" | "scales"> {
  count: number;
}

export class VectorCodes {
  readonly #memory: VectorMemory;
  #size = 0;
  #revision = 0;
  #sizeAtMean = 0;

  constructor(memory: VectorMemory) {
    this.#memory = memory;
  }

  get size(): number {
    return this.#size;
  }

  /** Another number whenever rows have changed. */
  get revision(): number {
    return this.#revision;
  }

  /**
   * Adds all vectors and returns -1; or adds none and returns the number of the first whose length is not finite.
   * @throws AppError `index-full`, and nothing was added.
   */
  append(vectors: Float32Array): number {
    const memory = this.#memory;
    const { dim, at } = memory;
    const count = vectors.length / dim;
    memory.reserve(this.#size + count);
    if (this.#size === 0) memory.floatsAt(at.mean, dim).set(this.#meanOf((row) => this.#load(vectors, row, 1), count));
    for (let done = 0; done < count;) {
      const run = this.#runFrom(this.#size + done, count - done);
      const whole = this.#load(vectors, done, run.count);
      if (whole < run.count) return done + whole; // what was written lies beyond the size
      this.#encode(run);
      done += run.count;
    }
    this.#size += count;
    this.#revision++;
    this.#recentre();
    return -1;
  }

  /** Puts a copy of the row `from` in the place of the row `to`; `truncate` has to follow. */
  copy(from: number, to: number): void {
    if (from === to) return;
    const memory = this.#memory;
    const [source, target] = [this.#runFrom(from, 1), this.#runFrom(to, 1)];
    const parts = { high: memory.stride, low: memory.stride, bits: memory.bitStride, scales: 4 } as const;
    for (const part of ["high", "low", "bits", "scales"] as const) {
      memory.bytesAt(target[part], parts[part]).set(memory.bytesAt(source[part], parts[part]));
    }
  }

  /** Forgets the rows from `size` on. */
  truncate(size: number): void {
    this.#size = size;
    this.#revision++;
    this.#recentre();
  }

  /** The unit vector, but for 16-bit rounding. */
  read(row: number): Float32Array {
    const { at, dim } = this.#memory;
    this.#decode(this.#runFrom(row, 1), at.mean);
    return this.#memory.floatsAt(at.floats, dim).slice();
  }

  #runFrom(row: number, most: number): Run {
    const { stride, bitStride } = this.#memory;
    const block = this.#memory.block(Math.floor(row / rowsPerBlock));
    const local = row % rowsPerBlock;
    return {
      high: block.high + local * stride,
      low: block.low + local * stride,
      bits: block.bits + local * bitStride,
      scales: block.scales + local * 4,
      count: Math.min(most, rowsPerBatch, rowsPerBlock - local),
    };
  }

  /** Brings vectors to the batch's place as unit vectors; returns how many have a finite length, up to the first without. */
  #load(vectors: Float32Array, first: number, count: number): number {
    const { dim, stride, at, kernel } = this.#memory;
    const floats = this.#memory.floatsAt(at.floats, count * stride);
    if (stride === dim) floats.set(vectors.subarray(first * dim, (first + count) * dim));
    else {
      floats.fill(0);
      for (let i = 0; i < count; i++) {
        floats.set(vectors.subarray((first + i) * dim, (first + i + 1) * dim), i * stride);
      }
    }
    return kernel.normalise(at.floats, count, stride * 4);
  }

  #encode({ count, high, low, bits, scales }: Run): void {
    const { kernel, at, stride, bitStride } = this.#memory;
    kernel.encode(at.floats, count, at.mean, stride, bitStride, high, low, bits, scales);
  }

  /** `mean`: the address of the mean that the rows were encoded with. */
  #decode({ count, high, low, scales }: Run, mean: number): void {
    const { kernel, at, stride } = this.#memory;
    kernel.decode(at.floats, count, mean, stride, high, low, scales);
  }

  /** Over an even sample of `count` rows; `load` puts one where a batch stands. */
  #meanOf(load: (row: number) => void, count: number): Float32Array {
    const { kernel, at, dim, stride } = this.#memory;
    const sum = this.#memory.floatsAt(at.sum, stride).fill(0);
    const step = Math.ceil(count / meanRows);
    for (let row = 0; row < count; row += step) {
      load(row);
      kernel.add(at.floats, 1, stride * 4, at.sum);
    }
    const taken = Math.ceil(count / step);
    return sum.slice(0, dim).map((total) => (Number.isFinite(total) ? total / taken : 0));
  }

  #recentre(): void {
    if (this.#size === 0 || (this.#size < 2 * this.#sizeAtMean && 2 * this.#size > this.#sizeAtMean)) return;
    this.#sizeAtMean = this.#size;
    const { at, dim } = this.#memory;
    const mean = this.#meanOf((row) => this.#decode(this.#runFrom(row, 1), at.mean), this.#size);
    const now = this.#memory.floatsAt(at.mean, dim);
    const drift = mean.reduce((sum, value, i) => sum + (value - (now[i] ?? 0)) ** 2, 0);
    const spread = 1 - mean.reduce((sum, value) => sum + value ** 2, 0); // of unit vectors around their mean
    if (drift <= driftAllowed * spread) return;
    this.#memory.floatsAt(at.meanBefore, dim).set(now);
    now.set(mean);
    for (let row = 0; row < this.#size;) {
      const run = this.#runFrom(row, this.#size - row);
      this.#decode(run, at.meanBefore);
      this.#encode(run);
      row += run.count;
    }
  }
}
