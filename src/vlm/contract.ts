/**
 * What a vision-language model offers to the engine: parts in, token steps out. Types only; knows nothing of sessions.
 * `Part`, `Conversation` and their neighbours are structurally those of `agent/ports.ts`, which this layer may not see.
 */
import type { Box, PixelSource, Raster } from "../imaging/raster";
import type { Backend } from "../runtime/probe";
import type { VlmEntry } from "../runtime/catalog";

/**
 * A piece of the conversation. `template` is trusted text in which special tokens are special; `text` is data in which
 * they never are. Each part is tokenised alone and its ids are appended: nothing is ever re-rendered.
 */
export type Part =
  | { type: "template"; text: string }
  | { type: "text"; text: string }
  | { type: "image"; image: ImageHandle }
  | { type: "tokens"; ids: readonly number[] };

/** A picture ready for the model; `width` x `height` are those of the resized picture the model sees. */
export interface ImageHandle {
  /** Of the resized pixels: the same picture at the same size has the same key and is encoded once. */
  key: string;
  width: number;
  height: number;
}

export interface TokenStep {
  id: number;
  /** Text this token adds; empty while a multi-byte character is incomplete. */
  text: string;
  /** Natural log-probability of the token under the model before any constraint. */
  logprob: number;
}

export interface ToolSchema {
  name: string;
  description: string;
  parameters: Record<string, unknown>;
}

export interface GenerateRequest {
  maxTokens: number;
  /** Constrain the JSON between `<tool_call>` and `</tool_call>` to these tools' schemas. */
  tools?: readonly ToolSchema[];
  /** 0 or absent: greedy. */
  temperature?: number;
  /** Uniform numbers in [0, 1) for sampling; Math.random when absent. */
  random?: () => number;
  signal: AbortSignal;
  onToken?: (step: TokenStep) => void;
}

export interface Generated {
  text: string;
  ids: number[];
  logprobs: number[];
  reason: "end" | "max-tokens" | "context-limit";
  ms: number;
}

export interface Conversation {
  /** Tokens in the cache. */
  readonly length: number;
  readonly contextTokens: number;
  /**
   * Prefills the parts, in chunks. Rejects with AppError `context-limit`, the cache untouched, when they do not fit;
   * an abort rejects with the signal's reason and leaves the cache as it was before the call.
   * `imageMs` has one number an image: 0 where its features were known.
   */
  extend(parts: readonly Part[], signal: AbortSignal): Promise<{ tokens: number; ms: number; imageMs: number[] }>;
  /**
   * Decodes until the model ends its turn, without appending the end token (the next template begins with it). What was
   * generated is in the cache, also after an abort.
   */
  generate(request: GenerateRequest): Promise<Generated>;
  /** Natural log-probability of each continuation (data text) given the cache, which is left as it was. */
  score(options: readonly string[], signal: AbortSignal): Promise<number[]>;
  dispose(): void;
}

export interface Vlm {
  readonly entry: VlmEntry;
  readonly backend: Backend;
  readonly threads: number;
  openConversation(): Conversation;
  /**
   * Resizes a picture (or the box of it) to the model's grid with at most `maxPixels`, and keeps the resized pixels
   * under the handle's key until 128 more pictures were prepared. Encodes nothing yet.
   */
  prepareImage(picture: Raster | PixelSource, maxPixels: number, box?: Box): ImageHandle;
  /** Releases the sessions; conversations opened from it must not be used afterwards. */
  dispose(): Promise<void>;
}

/** Bytes are those of the model's files that are ready so far. */
export interface OpenProgress {
  step: "runtime" | "weights" | "self-test";
  file?: string;
  loaded?: number;
  total?: number;
}

/**
 * `openVlm(request): Promise<Vlm>` of `vlm/open.ts`. Reads and verifies the files, opens the sessions, checks the known
 * answer. `backend` is what to run on; nothing is retried on another one here: a failed session poisons its worker.
 * Rejects with AppError: `weights-missing`, `weights-corrupt`, `session-failed`, `self-test-failed` (start a fresh
 * worker on wasm after the last two), or the abort reason.
 */
export interface OpenVlmRequest {
  entry: VlmEntry;
  backend: Backend;
  signal: AbortSignal;
  onProgress?: (progress: OpenProgress) => void;
}
