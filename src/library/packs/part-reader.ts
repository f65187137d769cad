/** One file of a pack, read from its beginning and checked against its manifest while it passes by; knows no contents. */
import { createSHA256, type IHasher } from "hash-wasm";
import { LIMITS, type PackManifest, type PartPath } from "./format";
import { type PackFiles, refusal } from "./pack-files";

const LINE_FEED = 10;

export class PartReader {
  readonly #pack: string;
  readonly #path: PartPath;
  readonly #wanted: { bytes: number; sha256: string };
  readonly #source: AsyncIterator<Uint8Array<ArrayBuffer>>;
  readonly #hash: IHasher;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  #chunk: Uint8Array<ArrayBuffer> = new Uint8Array();
  /** Bytes that have come from the source. */
  #come = 0;

  private constructor(
    pack: string,
    path: PartPath,
    wanted: { bytes: number; sha256: string },
    source: AsyncIterator<Uint8Array<ArrayBuffer>>,
    hash: IHasher,
  ) {
    this.#pack = pack;
    this.#path = path;
    this.#wanted = wanted;
    this.#source = source;
    this.#hash = hash;
  }

  /** A part that the manifest does not name is an empty one. */
  static async open(about: PackManifest, path: PartPath, files: PackFiles, signal: AbortSignal): Promise<PartReader> {
    const part = about.parts.find((one) => one.path === path);
    const hash = (await createSHA256()).init();
    const wanted = part ?? { bytes: 0, sha256: hash.digest("hex") };
    hash.init();
    const chunks = part === undefined ? none() : files.chunks(path, signal);
    return new PartReader(about.id, path, wanted, chunks[Symbol.asyncIterator](), hash);
  }

  /** Bytes that have been taken. */
  get taken(): number {
    return this.#come - this.#chunk.length;
  }

  /** The next `length` bytes, or undefined when that many are not left. */
  async take(length: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length;) {
      if (this.#chunk.length === 0 && !(await this.#next())) return undefined;
      const some = this.#chunk.subarray(0, length - filled);
      bytes.set(some, filled);
      filled += some.length;
      this.#chunk = this.#chunk.subarray(some.length);
    }
    return bytes;
  }

  /** The next line without its line feed, or undefined at the end. @throws AppError `pack-damaged`. */
  async line(): Promise<string | undefined> {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let length = 0;
    for (;;) {
      if (this.#chunk.length === 0 && !(await this.#next())) {
        if (length === 0) return undefined;
        throw this.damaged("found its last line without a line feed");
      }
      const end = this.#chunk.indexOf(LINE_FEED);
      const piece = end < 0 ? this.#chunk : this.#chunk.subarray(0, end);
      length += piece.length;
      if (length > LIMITS.lineBytes) throw this.damaged(`found a line of more than ${LIMITS.lineBytes} bytes`);
      pieces.push(piece);
      this.#chunk = this.#chunk.subarray(end < 0 ? this.#chunk.length : end + 1);
      if (end >= 0) return this.#text(pieces);
    }
  }

  /** Nothing may be left, and what has passed must be what the manifest says. @throws AppError `pack-damaged`. */
  async end(): Promise<void> {
    if (this.#chunk.length > 0 || (await this.#next())) throw this.damaged("found bytes that no record accounts for");
    const { bytes, sha256 } = this.#wanted;
    if (this.#come !== bytes) throw this.damaged(`found ${this.#come} bytes, wanted ${bytes}`);
    const found = this.#hash.digest("hex");
    if (found !== sha256) throw this.damaged(`found bytes with the SHA-256 ${found}, wanted ${sha256}`);
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }

  damaged(found: string, cause?: unknown) {
    return refusal("pack-damaged", this.#pack, this.#path, found, cause);
  }

  /** False at the end. */
  async #next(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done === true) return false;
    this.#come += value.length;
    if (this.#come > this.#wanted.bytes) throw this.damaged(`found more than the ${this.#wanted.bytes} bytes wanted`);
    this.#hash.update(value);
    this.#chunk = value;
    return value.length > 0 || this.#next();
  }

  #text(pieces: readonly Uint8Array<ArrayBuffer>[]): string {
    try {
      const [only] = pieces;
      if (pieces.length === 1 && only !== undefined) return this.#decoder.decode(only);
      return pieces.map((piece) => this.#decoder.decode(piece, { stream: true })).join("") + this.#decoder.decode();
    } catch (cause) {
      throw this.damaged("found bytes that are not UTF-8", cause);
    }
  }
}

async function* none(): AsyncGenerator<Uint8Array<ArrayBuffer>> {}
