/**
 * What the page, and over a port of its own the librarian, may ask of the engine about the library. Answering opens the
 * embedder and the indexes when first asked, never the language model. Type-only.
 */
import type { Lang } from "../../domain/attribute";
import type { PackEmbedding } from "../../domain/pack";
import type { PassageHit, PieceHit, PieceList, PieceQuery } from "../../domain/search";

export type LibraryCalls = {
  /** Filters, free words, or both; the text tower and the labels answer together. */
  "find-pieces": { input: PieceQuery; event: never; output: PieceList };
  /** Nearest first, the piece itself left out. Rejects with AppError `record-missing`. */
  "similar-pieces": {
    input: { packId: string; recordId: string; limit: number };
    event: never;
    output: { hits: PieceHit[] };
  };
  /** Passages in `lang` preferred; a term's passage in one language hides its twin in the other. */
  "find-passages": {
    input: { query: string; lang: Lang; limit: number };
    event: never;
    output: { hits: PassageHit[] };
  };
  /** Unit vectors of pictures, null for one that cannot be read; what a pack's vectors are made with. */
  embed: {
    input: { pictures: Blob[] };
    event: never;
    output: { embedding: PackEmbedding; vectors: (Float32Array | null)[] };
  };
  /** Opens a second door to this worker, on which `embed` is served. */
  connect: { input: { port: MessagePort }; event: never; output: Record<string, never> };
};

/** What the librarian asks of the engine. */
export type EmbedderProtocol = Pick<LibraryCalls, "embed">;
