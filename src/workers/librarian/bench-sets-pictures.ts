/** The pictures that the rows of a set name: found, looked at from outside, hashed, each kept once. */
import { AppError } from "../../base/errors";
import { sha256 } from "../../base/sha256";
import type { Note } from "../../bench/sets/read-row";
import type { Question } from "../../bench/sets/read-rows";
import { rowFault } from "../../bench/sets/row-fault";
import { isCutShort } from "../../imaging/cut-short";
import { decodeImage } from "../../imaging/decode";
import { sniffImage } from "../../imaging/sniff";
import { cleanPath } from "../../library/importers/source-files";
import type { SetImage } from "../../storage/bench-sets";
import type { SetSource } from "./bench-sets-source";

export interface RowPictures {
  /** SHA-256 of each picture of the row, in its order. */
  hashes: string[];
  /** Those that no row before has named. */
  fresh: SetImage[];
}

/** What a picture is that cannot be studied, by the error of `sniffImage`. */
const FOUND: Readonly<Record<string, string>> = {
  "image-empty": "an empty file",
  "image-not-an-image": "no picture",
  "image-svg": "a drawing in SVG",
  "image-too-large": "more than 50 million pixels",
  "image-too-narrow": "a picture too small or too thin",
};

export class SetPictures {
  readonly #source: Pick<SetSource, "pictures" | "folder">;
  readonly #signal: AbortSignal;
  /** By path: the hash of what is kept, or why it cannot be. */
  readonly #known = new Map<string, string | AppError>();
  #toldElsewhere = false;

  constructor(source: Pick<SetSource, "pictures" | "folder">, signal: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
  }

  /** `note` hears once that pictures lie elsewhere than the rows say. @throws AppError `picture-…`, the row's fault. */
  async of({ row, pictures }: Question, note: Note): Promise<RowPictures> {
    const [hashes, fresh]: [string[], SetImage[]] = [[], []];
    for (const path of row.images) {
      const known = this.#known.get(path);
      if (known instanceof AppError) throw known;
      if (known !== undefined) hashes.push(known);
      else {
        const image = await this.#image(path, pictures.get(path), note);
        hashes.push(await sha256(new Uint8Array(image.data)));
        fresh.push(image);
      }
    }
    // Not before all of them are there: a row that lacks one is left out, and its others with it.
    row.images.forEach((path, at) => this.#known.set(path, hashes[at] ?? ""));
    return { hashes, fresh };
  }

  async #image(path: string, inside: Blob | undefined, note: Note): Promise<SetImage> {
    try {
      const blob = inside ?? (await this.#find(path, note));
      const { kind } = await sniffImage(blob);
      const data = await blob.arrayBuffer();
      if (isCutShort(kind, new Uint8Array(data))) (await decodeImage(blob, this.#signal)).close();
      return { path, type: `image/${kind}`, data };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const fault = error.code.startsWith("picture-")
        ? error
        : unreadable(path, FOUND[error.code] ?? "a damaged picture");
      this.#known.set(path, fault);
      throw fault;
    }
  }

  #find(path: string, note: Note): Promise<Blob> {
    const { pictures, folder } = this.#source;
    const file = pictures.find(path, folder);
    if (file === undefined) throw rowFault("picture-absent", `found no picture ${path}, wanted it among the files`);
    if (file === null) {
      const words = `found several files called as ${path} is, none of them there`;
      throw rowFault("picture-ambiguous", `${words}; wanted it where the row says`);
    }
    const wanted = cleanPath(path);
    if (!this.#toldElsewhere && file.path !== wanted && file.path !== cleanPath(`${folder}/${wanted}`)) {
      this.#toldElsewhere = true;
      note(
        "picture-elsewhere",
        `found ${path} as ${file.path} only; pictures are taken by their names where they must be`,
      );
    }
    return file.blob(this.#signal);
  }
}

function unreadable(path: string, found: string): AppError {
  return rowFault(
    "picture-unreadable",
    `found ${found} at ${path}, wanted a whole JPEG, PNG, WebP, GIF or AVIF that can be studied`,
  );
}
