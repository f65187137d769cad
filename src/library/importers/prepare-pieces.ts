/** Pieces with their pictures decoded and made small, known ones recognised. Embeds nothing and writes nothing. */
import { isAbort } from "../../base/abort";
import { AppError } from "../../base/errors";
import type { ImportProblem, ImportReport } from "../../domain/import";
import type { View } from "../../domain/specimen";
import { LIMITS } from "../packs/format";
import type { OpenImport } from "./open-import";
import { KEY_BYTES, preparePicture, samePixels } from "./picture";
import type { Piece } from "./pieces";
import { folderOf } from "./source-files";
import type { Row } from "./table";

export interface ReadyPicture {
  path: string;
  view: View;
  blob: Blob;
  thumb: Blob;
  /** Which of the piece's named pictures it is. */
  at: number;
}

export interface ReadyPiece {
  id: string;
  piece: Piece;
  pictures: ReadyPicture[];
  /** `KEY_BYTES` a named picture; zeros for one that is not taken. */
  keys: Uint8Array;
  duplicates: ImportReport["duplicates"];
  problems: ImportProblem[];
}

type OpenPicture = (signal: AbortSignal) => Promise<Blob>;

/** Pictures by their pixels, over a whole import. */
export class PieceMaker {
  readonly #open: OpenImport;
  readonly #seen = new Map<string, { path: string; open: OpenPicture | undefined }>();

  constructor(open: OpenImport) {
    this.#open = open;
  }

  /** Takes note of a piece that an earlier run has written. */
  recall(piece: Piece, row: Row, keys: Uint8Array): void {
    for (const [at, { name }] of piece.pictures.entries()) {
      const key = keys.subarray(at * KEY_BYTES, (at + 1) * KEY_BYTES);
      const found = this.#find(name, row);
      if (key.some((byte) => byte !== 0)) this.#seen.set(hex(key), { path: found?.path ?? name, open: found?.open });
    }
  }

  async prepare(id: string, piece: Piece, row: Row, signal: AbortSignal): Promise<ReadyPiece> {
    const keys = new Uint8Array(piece.pictures.length * KEY_BYTES);
    const ready: ReadyPiece = { id, piece, pictures: [], keys, duplicates: [], problems: [] };
    for (const [at, { name, view }] of piece.pictures.entries()) {
      signal.throwIfAborted();
      if (ready.pictures.length === LIMITS.vectors) {
        const what = `names ${piece.pictures.length} pictures, wanted at most ${LIMITS.vectors} of a piece; the others were left out`;
        ready.problems.push({ where: piece.where, what });
        break;
      }
      const found = this.#find(name, row);
      if (found === undefined) {
        ready.problems.push({ where: piece.where, what: `names the picture ${name}, which is not among the files` });
      } else if (found === null) {
        const what = `names the picture ${name}, which lies in several folders; write its path in the table`;
        ready.problems.push({ where: piece.where, what });
      } else {
        const key = await this.#take(ready, { ...found, view, at }, signal);
        if (key !== null) keys.set(key, at * KEY_BYTES);
      }
    }
    return ready;
  }

  /** Adds the picture to its piece and returns its key; null where it is left out. */
  async #take(
    ready: ReadyPiece,
    { path, open, view, at }: { path: string; open: OpenPicture; view: View; at: number },
    signal: AbortSignal,
  ): Promise<Uint8Array | null> {
    try {
      const blob = await open(signal);
      const { thumb, key } = await preparePicture(blob, signal);
      const twin = await this.#twin(key, blob, signal);
      if (twin === undefined) this.#seen.set(hex(key), { path, open });
      else if (twin !== path) ready.duplicates.push({ path, sameAs: twin });
      // A row says something of its own of a picture that is there already; a picture alone says nothing new.
      const again =
        twin !== undefined && (this.#open.table === null || ready.pictures.some((one) => one.path === twin));
      if (again) return null;
      ready.pictures.push({ path, view, blob, thumb, at });
      return key;
    } catch (error) {
      if (isAbort(error) || !(error instanceof AppError) || !/^(?:image|archive)-/u.test(error.code)) throw error;
      ready.problems.push({ where: path, what: error.message });
      return null;
    }
  }

  /** The path of an earlier picture of the same pixels. */
  async #twin(key: Uint8Array, blob: Blob, signal: AbortSignal): Promise<string | undefined> {
    const known = this.#seen.get(hex(key));
    if (known === undefined) return undefined;
    const same = known.open === undefined || (await samePixels(await known.open(signal), blob, signal));
    return same ? known.path : undefined;
  }

  /** Undefined: not there; null: it cannot be told which. */
  #find(name: string, row: Row): { path: string; open: OpenPicture } | null | undefined {
    const inside = row.pictures?.get(name);
    if (inside !== undefined) return { path: name, open: () => Promise.resolve(inside) };
    const file = this.#open.index.find(name, folderOf(this.#open.table?.path ?? ""));
    if (file === undefined || file === null) return file;
    return { path: file.path, open: (signal) => file.blob(signal) };
  }
}

function hex(key: Uint8Array): string {
  return Array.from(key, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
