/** Vectors of a pack gathered into the store's chunks, each checked to be a unit vector. */
import type { PackRows } from "../../storage/shelves";
import { LIMITS, type PackManifest } from "./format";
import type { PartReader } from "./part-reader";

type Chunk = NonNullable<PackRows["vectors"]>[number];

const FLOAT_BYTES = 4;

/** What a length may differ from 1: what quantised and rounded vectors come to, and no vector of another kind. */
const TOLERANCE = 1e-3;

export class VectorBatch {
  readonly #part: PartReader;
  readonly #dim: number;
  readonly #most: number;
  #ids: string[] = [];
  #rows: Float32Array<ArrayBuffer>[] = [];
  #chunk = 0;

  constructor({ embedding }: PackManifest, part: PartReader, most: number) {
    this.#part = part;
    this.#dim = embedding?.dim ?? 0;
    this.#most = Math.min(most, Math.floor((LIMITS.dim * 1024) / Math.max(1, this.#dim)));
  }

  /** Reads the next vector, of this record; a chunk when one is full. @throws AppError `pack-damaged`. */
  async add(recordId: string, where: string): Promise<Chunk | undefined> {
    const part = this.#part;
    if (this.#dim === 0) throw part.damaged(`found a vector for ${where}, wanted none without an embedding`);
    const bytes = await part.take(this.#dim * FLOAT_BYTES);
    if (bytes === undefined) throw part.damaged(`found its end before the vectors of ${where}`);
    const vector = new Float32Array(bytes.buffer);
    const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
    if (!(Math.abs(length - 1) <= TOLERANCE)) {
      throw part.damaged(`found a vector of length ${length.toPrecision(4)} for ${where}, wanted 1`);
    }
    this.#ids.push(recordId);
    this.#rows.push(vector);
    return this.#ids.length < this.#most ? undefined : this.rest();
  }

  /** What is not in a chunk yet, as the last one. */
  rest(): Chunk | undefined {
    const ids = this.#ids;
    if (ids.length === 0) return undefined;
    const data = new Float32Array(ids.length * this.#dim);
    for (const [row, vector] of this.#rows.entries()) data.set(vector, row * this.#dim);
    this.#ids = [];
    this.#rows = [];
    return { chunk: this.#chunk++, ids, dim: this.#dim, data: data.buffer };
  }
}
