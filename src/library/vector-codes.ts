/**
 * Vectors as rows of small integers around their mean, written and moved; see kernel.wat for a row's form.
 *
 * The mean only has to be near: it makes the integers fine and the sign bits telling, and any mean gives the same
 * ranking. So it is taken from a sample, and looked at again when the rows have doubled or halved.
 */
import { type VectorMemory, rowsPerBatch, rowsPerBlock } from "./vector-memory";

const sampleRows = 2048;
/** Share of the rows' spread by which the mean may be off. */
const driftAllowed = 0.01;

export class VectorCodes {
  readonly memory: VectorMemory;
  #size = 0;
  #sizeAtMean = 0;

  constructor(memory: VectorMemory) {
    this.memory = memory;
  }

  get size(): number {
    return this.#size;
  }

  /** The numbers must be finite. @throws AppError `index-full`, and nothing was added. */
  append(vectors: Float32Array): void {
    const { memory } = this;
    const { dim, stride, at } = memory;
    const count = vectors.length / dim;
    memory.reserve(this.#size + count);
    if (this.#size === 0) memory.floatsAt(at.mean, stride).set(meanOf(vectors, dim));
    for (let done = 0; done < count; done += rowsPerBatch) {
      const batch = Math.min(rowsPerBatch, count - done);
      const floats = memory.floatsAt(at.floats, batch * stride);
      if (stride === dim) floats.set(vectors.subarray(done * dim, (done + batch) * dim));
      else {
        floats.fill(0);
        for (let i = 0; i < batch; i++)
          floats.set(vectors.subarray((done + i) * dim, (done + i + 1) * dim), i * stride);
      }
      memory.kernel.normalise(at.floats, batch, stride * 4);
      for (let i = 0; i < batch; i++) this.#encode(at.floats + i * stride * 4, this.#size++);
    }
    this.#recentre();
  }

  /** Puts a copy of the row `from` in the place of the row `to`. */
  copy(from: number, to: number): void {
    if (from === to) return;
    const { memory } = this;
    const [source, target] = [this.#rowAt(from), this.#rowAt(to)];
    for (const [part, bytes] of [
      ["high", memory.stride],
      ["low", memory.stride],
      ["bits", memory.bitStride],
      ["scale", 4],
    ] as const) {
      memory.bytesAt(target[part], bytes).set(memory.bytesAt(source[part], bytes));
    }
  }

  /** Forgets the rows from `size` on. */
  truncate(size: number): void {
    this.#size = size;
    this.#recentre();
  }

  /** The unit vector, but for 16-bit rounding. */
  read(row: number): Float32Array {
    this.#decode(row, this.memory.at.mean);
    return this.memory.floatsAt(this.memory.at.floats, this.memory.dim).slice();
  }

  #rowAt(row: number): { high: number; low: number; bits: number; scale: number } {
    const block = this.memory.block(Math.floor(row / rowsPerBlock));
    const local = row % rowsPerBlock;
    const { stride, bitStride } = this.memory;
    return {
      high: block.high + local * stride,
      low: block.low + local * stride,
      bits: block.bits + local * bitStride,
      scale: block.scales + local * 4,
    };
  }

  #encode(floats: number, row: number): void {
    const { memory } = this;
    const { high, low, bits, scale } = this.#rowAt(row);
    memory.setFloat(scale, memory.kernel.encode(floats, memory.at.mean, memory.stride, high, low, bits));
  }

  /** `mean`: the address of the mean that the row was encoded with. */
  #decode(row: number, mean: number): void {
    const { memory } = this;
    const { high, low, scale } = this.#rowAt(row);
    memory.kernel.decode(high, low, memory.float(scale), mean, memory.stride, memory.at.floats);
  }

  #recentre(): void {
    if (this.#size === 0 || (this.#size < 2 * this.#sizeAtMean && 2 * this.#size > this.#sizeAtMean)) return;
    this.#sizeAtMean = this.#size;
    const { memory } = this;
    const { dim, at } = memory;
    const step = Math.ceil(this.#size / sampleRows);
    const sample = new Float32Array(Math.ceil(this.#size / step) * dim);
    for (let i = 0; i * step < this.#size; i++) sample.set(this.read(i * step), i * dim);
    const mean = meanOf(sample, dim);
    const now = memory.floatsAt(at.mean, dim);
    const drift = mean.reduce((sum, value, i) => sum + (value - (now[i] ?? 0)) ** 2, 0);
    const spread = 1 - lengthOf(mean) ** 2; // of unit vectors around their mean
    if (drift <= driftAllowed * spread) return;
    memory.floatsAt(at.meanBefore, dim).set(now);
    now.set(mean);
    for (let row = 0; row < this.#size; row++) {
      this.#decode(row, at.meanBefore);
      this.#encode(at.floats, row);
    }
  }
}

/** Of the unit vectors of an evenly spread sample. */
function meanOf(vectors: Float32Array, dim: number): Float32Array {
  const count = vectors.length / dim;
  const step = Math.ceil(count / sampleRows);
  const mean = new Float64Array(dim);
  let taken = 0;
  for (let row = 0; row < count; row += step) {
    const vector = vectors.subarray(row * dim, (row + 1) * dim);
    const length = lengthOf(vector) || 1;
    for (let i = 0; i < dim; i++) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / length;
    taken++;
  }
  return Float32Array.from(mean, (sum) => sum / taken);
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
