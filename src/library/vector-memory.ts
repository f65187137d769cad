/** Where vectors lie in the kernel's memory: a few fixed places, then blocks of rows. Knows no search and no ids. */
import { AppError } from "../base/errors";
import { type Kernel, openKernel } from "./kernel";

/** Small enough that the last, half-empty block is no waste; large enough that calls do not count. */
export const rowsPerBlock = 1024;
/** Rows of floats that are encoded at a time. */
export const rowsPerBatch = 128;

/** Rows whose high bytes lie together, for a look at all. */
export const sampleRows = 512;

const pageBytes = 65536;
const multiple = (value: number, of: number) => Math.ceil(value / of) * of;

/** Addresses of a block's parts. */
export interface Block {
  high: number;
  low: number;
  bits: number;
  /** Float32, as all scores. */
  scales: number;
  /** Uint16. */
  distances: number;
  /** Bytes, 1 for a row that is searched. */
  mask: number;
}

export class VectorMemory {
  readonly kernel: Kernel;
  readonly dim: number;
  /** Bytes of a row's high bytes, and values of a padded row. */
  readonly stride: number;
  readonly bitStride: number;
  /** Addresses of what there is once; `rows` and `scores` hold a block's. */
  readonly at: Readonly<
    Record<
      | "mean"
      | "meanBefore"
      | "sum"
      | "query"
      | "query16"
      | "queryBits"
      | "heavyBits"
      | "histogram"
      | "rows"
      | "scores"
      | "floats"
      | "sample"
      | "sampleScales",
      number
    >
  >;
  readonly #first: number;
  readonly #blockBytes: number;
  #views: { buffer: ArrayBuffer; bytes: Uint8Array; floats: Float32Array } | undefined;

  static async open(dim: number): Promise<VectorMemory> {
    return new VectorMemory(await openKernel(), dim);
  }

  private constructor(kernel: Kernel, dim: number) {
    this.kernel = kernel;
    this.dim = dim;
    this.stride = multiple(dim, 16);
    this.bitStride = multiple(dim, 256) / 8;
    let next = 0;
    const place = (bytes: number) => {
      const address = next;
      next += multiple(bytes, 64);
      return address;
    };
    this.at = {
      mean: place(this.stride * 4),
      meanBefore: place(this.stride * 4),
      sum: place(this.stride * 4),
      query: place(this.stride * 4),
      query16: place(this.stride * 2),
      queryBits: place(this.bitStride),
      heavyBits: place(this.bitStride),
      histogram: place((3 * dim + 1) * 4),
      rows: place(rowsPerBlock * 4),
      scores: place(rowsPerBlock * 4),
      floats: place(rowsPerBatch * this.stride * 4),
      sample: place(sampleRows * this.stride),
      sampleScales: place(sampleRows * 4),
    };
    this.#first = next;
    this.#blockBytes = rowsPerBlock * (2 * this.stride + this.bitStride + 4 + 2 + 1);
    this.reserve(0);
  }

  /** Bytes held, the browser's and ours. */
  get bytes(): number {
    return this.kernel.memory.buffer.byteLength;
  }

  /** Makes room for so many rows. @throws AppError `index-full`, and nothing has changed. */
  reserve(rows: number): void {
    const wanted = this.#first + Math.ceil(rows / rowsPerBlock) * this.#blockBytes;
    const missing = Math.ceil((wanted - this.bytes) / pageBytes);
    if (missing <= 0) return;
    try {
      this.kernel.memory.grow(missing);
    } catch (cause) {
      const found = `found no memory for ${rows} vectors of ${this.dim} numbers`;
      throw new AppError("index-full", `read the pictures' vectors: ${found}; remove a pack and reload`, { cause });
    }
  }

  block(index: number): Block {
    const high = this.#first + index * this.#blockBytes;
    const low = high + rowsPerBlock * this.stride;
    const bits = low + rowsPerBlock * this.stride;
    const scales = bits + rowsPerBlock * this.bitStride;
    const distances = scales + rowsPerBlock * 4;
    return { high, low, bits, scales, distances, mask: distances + rowsPerBlock * 2 };
  }

  /** A window that the next `reserve` may close. */
  bytesAt(address: number, length: number): Uint8Array {
    return this.#view().bytes.subarray(address, address + length);
  }

  /** As `bytesAt`, `length` numbers. */
  floatsAt(address: number, length: number): Float32Array {
    return this.#view().floats.subarray(address >>> 2, (address >>> 2) + length);
  }

  integersAt(address: number, length: number): Uint32Array {
    return new Uint32Array(this.kernel.memory.buffer, address, length);
  }

  shortsAt(address: number, length: number): Uint16Array {
    return new Uint16Array(this.kernel.memory.buffer, address, length);
  }

  /** Growing gives the memory another buffer and empties windows on the old one. */
  #view() {
    const { buffer } = this.kernel.memory;
    if (this.#views?.buffer !== buffer) {
      this.#views = { buffer, bytes: new Uint8Array(buffer), floats: new Float32Array(buffer) };
    }
    return this.#views;
  }
}
