/**
 * The one list of events. It is at once the stream the page draws, the journal that survives a killed tab, the row a
 * bench run writes and the trajectory exported for training. Events are plain data: they cross workers and IndexedDB.
 */
import type { Lang } from "./attribute";
import type { Box, Evidence } from "./evidence";
import type { Glance } from "./glance";
import type { Verdict } from "./verdict";

export type ToolName = "image_zoom_in_tool" | "search_image" | "search_text";
export const TOOL_NAMES = ["image_zoom_in_tool", "search_image", "search_text"] as const satisfies readonly ToolName[];

/** Photographs that one study takes. */
export const MOST_PHOTOS = 4;

/** A photograph of the study: original size and the size of the picture that the model saw, in pixels. */
export interface StudyPhoto {
  index: number;
  name: string;
  width: number;
  height: number;
  modelWidth: number;
  modelHeight: number;
}

export type StopReason =
  | "answered"
  | "aborted"
  | "tool-limit"
  | "empty-response"
  | "no-answer"
  | "context-limit"
  | "error";

export interface Timings {
  /** Milliseconds each image took in the vision encoder (0 when its features came from the cache). */
  image_ms: number[];
  /** Milliseconds each turn's prefill took, images included. */
  prefill_ms: number[];
  /** Tokens generated in all turns, and the milliseconds that took. */
  tokens: number;
  decode_ms: number;
  tools: { name: ToolName; ms: number }[];
}

/** What a study is to end in: a verdict on every attribute, or text that is kept as it is. */
export type AnswerForm = "verdict" | "text";

export type AgentEvent =
  | {
      type: "study-start";
      at: number;
      question: string;
      lang: Lang;
      /** Absent: a verdict. */
      answer?: AnswerForm;
      model: string;
      backend: string;
      tools: ToolName[];
      photos: StudyPhoto[];
      evidence: Evidence[];
    }
  /** What the library said at once; the model is told nothing of it. At most one, before the first turn. */
  | { type: "glance"; at: number; glance: Glance }
  /**
   * What the person added after turn `turn`: words (empty for none), a place on a photograph (a crop among `evidence`),
   * another photograph (`photo`, with its `photo` evidence). The next turns end in an answer of form `answer`, and are in
   * `lang`, where it is there, from now on.
   */
  | {
      type: "user-turn";
      at: number;
      turn: number;
      text: string;
      answer: AnswerForm;
      lang?: Lang;
      photo?: StudyPhoto;
      evidence: Evidence[];
    }
  /** `prompt` is the number of tokens prefilled for this turn; `context` those in the cache afterwards. */
  | { type: "turn-start"; at: number; turn: number; prompt: number; context: number }
  /** New text of the assistant's turn, with the ids and log-probabilities (natural) it was decoded from. */
  | { type: "token-delta"; at: number; turn: number; text: string; ids: number[]; logprobs: number[] }
  | {
      type: "tool-call";
      at: number;
      turn: number;
      call: string;
      name: ToolName;
      arguments: Record<string, unknown>;
      /** For a zoom: the box in original pixels that will be looked into. */
      box?: Box;
    }
  /** What a tool gave back, or the error text the model was told (`error` true). `call` is null for a malformed call. */
  | {
      type: "observation";
      at: number;
      turn: number;
      call: string | null;
      evidence: Evidence[];
      text: string;
      error: boolean;
      ms: number;
    }
  | { type: "verdict"; at: number; turn: number; verdict: Verdict }
  /** In place of a verdict: what stands in `<answer>`, untouched. */
  | { type: "answer"; at: number; turn: number; text: string }
  | { type: "stop"; at: number; reason: StopReason; message: string; timings: Timings };

export type AgentEventType = AgentEvent["type"];
