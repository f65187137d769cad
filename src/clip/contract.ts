/** What an image-and-text embedder offers to the engine. Types only; knows nothing of sessions. */
import type { Box, PixelSource, Raster } from "../imaging/raster";
import type { ClipEntry } from "../runtime/catalog";
import type { Backend } from "../runtime/probe";

export interface Clip {
  readonly entry: ClipEntry;
  /** Length of the vectors. */
  readonly dimensions: number;
  /** Unit vector of a picture, or of the box of it. */
  embedImage(picture: Raster | PixelSource, signal: AbortSignal, box?: Box): Promise<Float32Array>;
  /** Unit vector of a text, cut to the tower's context. */
  embedText(text: string, signal: AbortSignal): Promise<Float32Array>;
  dispose(): Promise<void>;
}

/**
 * `openClip(request): Promise<Clip>` of `clip/open.ts`. Always on wasm: two small towers are not worth a GPU queue.
 * Rejects with AppError: `weights-missing`, `weights-corrupt`, `session-failed`, or the abort reason.
 */
export interface OpenClipRequest {
  entry: ClipEntry;
  /** The backend that the worker's language model runs on: both share one wasm build. */
  backend: Backend;
  signal: AbortSignal;
  onProgress?: (progress: { step: "weights"; file: string; loaded: number; total: number }) => void;
}
