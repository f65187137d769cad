/**
 * The library as the engine serves it: indexes and embedder are opened when first asked for, without the language model.
 * Knows no queue and no message channel.
 */
import { abortable } from "../../base/abort";
import { AppError } from "../../base/errors";
import type { Glance } from "../../domain/glance";
import { once } from "../../base/once";
import type { Clip } from "../../clip/contract";
import { openClip } from "../../clip/open";
import { decodeImage } from "../../imaging/decode";
import { packEmbedding } from "../../library/embedding-hash";
import { glanceAt } from "../../library/glance";
import { type Library, openLibrary } from "../../library/library";
import type { Backend } from "../../runtime/probe";
import type { PackStore } from "../../storage/packs";
import { EMBEDDER, clipEntry } from "./catalog";
import type { LibraryCalls } from "./library-calls";
import type { PhotoInput } from "./protocol";

type Input<K extends keyof LibraryCalls> = LibraryCalls[K]["input"];
type Output<K extends keyof LibraryCalls> = Promise<LibraryCalls[K]["output"]>;
/** Bytes of a model's files that are there. */
type OnProgress = (progress: { model: string; loaded: number; total: number }) => void;

export class LibraryHost {
  #backend: Backend = "wasm";
  readonly #indexes: () => Promise<Library>;
  /** Opened once; the call that opens it hears of the progress. @throws as `openClip`. */
  readonly embedder: (onProgress?: OnProgress) => Promise<Clip>;

  constructor(packs: PackStore) {
    this.#indexes = once(async () => openLibrary(packs, await packEmbedding(await clipEntry(EMBEDDER))));
    this.embedder = once((onProgress?: OnProgress) => this.#openEmbedder(onProgress));
  }

  /** Told before the language model opens: the embedder then runs in the wasm build of that backend. */
  runOn(backend: Backend): void {
    this.#backend = backend;
  }

  /** The library as it is now: packs that came, changed or went are noticed. */
  async library(signal: AbortSignal): Promise<Library> {
    const library = await abortable(this.#indexes(), signal);
    await abortable(library.refresh(), signal);
    return library;
  }

  async findPieces(query: Input<"find-pieces">, signal: AbortSignal): Output<"find-pieces"> {
    const library = await this.library(signal);
    const words = query.text.trim();
    return library.findPieces(
      query,
      words === "" || library.size.vectors === 0 ? null : await this.#vector(words, signal),
    );
  }

  async similarPieces(
    { packId, recordId, limit }: Input<"similar-pieces">,
    signal: AbortSignal,
  ): Output<"similar-pieces"> {
    const library = await this.library(signal);
    return { hits: await library.similarPieces(packId, recordId, limit) };
  }

  async findPassages({ query, lang, limit }: Input<"find-passages">, signal: AbortSignal): Output<"find-passages"> {
    const library = await this.library(signal);
    const hits = library.searchText(query, { lang, limit }).map(({ packId, passage, marks }) => {
      const { id: passageId, keywords: _searched, ...shown } = passage;
      return { packId, passageId, ...shown, marks: marks() };
    });
    return { hits };
  }

  async glance({ photos }: { photos: readonly PhotoInput[] }, signal: AbortSignal): Promise<Glance> {
    const began = performance.now();
    const [library, clip] = await Promise.all([this.library(signal), abortable(this.embedder(), signal)]);
    const vectors: Float32Array[] = [];
    for (const { blob } of photos) vectors.push(await pictureVector(clip, blob, signal));
    return { ...(await glanceAt(library, vectors)), ms: Math.round(performance.now() - began) };
  }

  /** `inTurn` runs a picture's share of the work when the device is free: one at a time, so that nothing waits for long. */
  async embed(
    { pictures }: Input<"embed">,
    signal: AbortSignal,
    inTurn: <T>(task: (signal: AbortSignal) => Promise<T>) => Promise<T>,
  ): Output<"embed"> {
    const clip = await abortable(this.embedder(), signal);
    const vectors: (Float32Array | null)[] = [];
    for (const picture of pictures) vectors.push(await inTurn((own) => vectorOf(clip, picture, own)));
    return { embedding: await packEmbedding(clip.entry), vectors };
  }

  /** Null where the embedder cannot be had: labels alone answer then. */
  async #vector(words: string, signal: AbortSignal): Promise<Float32Array | null> {
    try {
      const clip = await abortable(this.embedder(), signal);
      return await clip.embedText(words, signal);
    } catch (error) {
      if (error instanceof AppError && error.code.startsWith("weights-")) return null;
      throw error;
    }
  }

  async #openEmbedder(onProgress: OnProgress | undefined): Promise<Clip> {
    const entry = await clipEntry(EMBEDDER);
    return openClip({
      entry,
      backend: this.#backend,
      signal: new AbortController().signal, // it is everybody's: nobody's abort stops it
      onProgress: ({ loaded, total }) => onProgress?.({ model: entry.id, loaded, total }),
    });
  }
}

/** @throws AppError as `decodeImage`. */
async function pictureVector(clip: Clip, picture: Blob, signal: AbortSignal): Promise<Float32Array> {
  const image = await decodeImage(picture, signal);
  try {
    return await clip.embedImage(image, signal);
  } finally {
    image.close();
  }
}

/** Null for a picture that cannot be read. */
async function vectorOf(clip: Clip, picture: Blob, signal: AbortSignal): Promise<Float32Array | null> {
  try {
    return await pictureVector(clip, picture, signal);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith("image-")) return null;
    throw error;
  }
}
