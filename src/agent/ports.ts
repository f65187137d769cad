/**
 * What the agent needs of the world, so that it can be run against the embedded model, a scripted one, or a big one.
 * The engine worker implements these ports over `vlm/`, `imaging/`, `clip/` and `library/`.
 */
import type { Lang } from "../domain/attribute";
import type { Fusions } from "./confidence";
import type { AnswerForm } from "../domain/events";
import type { Box, RecordFields } from "../domain/evidence";
import type { Glance } from "../domain/glance";

/**
 * A piece of the conversation. `template` is trusted text of ours, in which special tokens (`<|im_start|>` …) are
 * special; `text` is data (the user's question, retrieved words) in which they never are. Each part is tokenised alone
 * and the ids are appended: nothing is ever re-rendered.
 */
export type Part =
  | { type: "template"; text: string }
  | { type: "text"; text: string }
  | { type: "image"; image: ImageHandle }
  /** Token ids that were generated before: used to replay a journal. */
  | { type: "tokens"; ids: readonly number[] };

/** A picture ready for the model; `width` x `height` are those of the resized picture the model sees. */
export interface ImageHandle {
  key: string;
  width: number;
  height: number;
}

export interface TokenStep {
  id: number;
  /** Text this token adds; may be empty while a multi-byte character is incomplete. */
  text: string;
  /** Natural log-probability of the token under the model before any constraint. */
  logprob: number;
}

export interface GenerateRequest {
  maxTokens: number;
  /** Constrain the JSON between `<tool_call>` and `</tool_call>` to these tools' schemas. */
  tools?: readonly ToolSchema[];
  signal: AbortSignal;
  onToken?: (step: TokenStep) => void;
}
export interface Generated {
  text: string;
  ids: number[];
  logprobs: number[];
  /** `end`: the model ended its turn. */
  reason: "end" | "max-tokens" | "context-limit";
  ms: number;
}

export interface ToolSchema {
  name: string;
  description: string;
  /** JSON schema of the arguments. */
  parameters: Record<string, unknown>;
}

export interface Conversation {
  /** Tokens in the cache. */
  readonly length: number;
  readonly contextTokens: number;
  /** Prefills the parts. Rejects with AppError `context-limit`, leaving the cache untouched, when they do not fit. */
  extend(parts: readonly Part[], signal: AbortSignal): Promise<{ tokens: number; ms: number; imageMs: number[] }>;
  generate(request: GenerateRequest): Promise<Generated>;
  /** Natural log-probability of each continuation given the cache, which is left as it was. */
  score(options: readonly string[], signal: AbortSignal): Promise<number[]>;
  dispose(): void;
}

export interface SimilarRecord {
  packId: string;
  recordId: string;
  /** Cosine with the query picture. */
  score: number;
  fields: RecordFields;
  /** The record's thumbnail, ready for the model. */
  image: ImageHandle;
}
export interface SimilarRecords {
  /** Nearest first. */
  records: SimilarRecord[];
  /** False: none of them stands out from the rest of the library. */
  match: boolean;
}
export interface FoundPassage {
  packId: string;
  passageId: string;
  text: string;
  source: string;
  score: number;
}

export interface AgentPorts {
  model: {
    id: string;
    backend: string;
    /** Which file of `agent/prompts/` this model was trained or tuned with. */
    prompt: string;
    contextTokens: number;
    maxNewTokens: number;
    retrieval: { images: number; passages: number };
    /** How its confidences were calibrated. Absent: they were not. */
    calibration?: Fusions;
    open(): Promise<Conversation>;
  };
  /** Grows with what is added. */
  photos: readonly StudyImage[];
  /** What the library says at once. Absent: nobody asks. */
  glance?(signal: AbortSignal): Promise<Glance>;
  /** What the person has added since this was last asked, oldest first. Absent: nobody can add. */
  additions?(): StudyAddition[];
  /**
   * Maps a box as the model wrote it to pixels of the original photograph: scaled, rounded outwards, clamped, and grown
   * to the least side that the model can see. Throws AppError `box-empty`, `box-outside` or `box-too-narrow`.
   */
  toOriginal(image: number, box: readonly [number, number, number, number]): Box;
  /** `box` in original pixels; the crop is cut from the original. */
  crop(image: number, box: Box, signal: AbortSignal): Promise<ImageHandle>;
  searchImage(image: number, topK: number, signal: AbortSignal): Promise<SimilarRecords>;
  searchText(query: string, topK: number, lang: Lang, signal: AbortSignal): Promise<FoundPassage[]>;
  /** The thumbnail of a record that was found before, for replaying a journal. Rejects with AppError `record-missing`. */
  recordImage(packId: string, recordId: string, signal: AbortSignal): Promise<ImageHandle>;
  /** The label of a vocabulary id in `lang`; the id itself when unknown. */
  label(id: string, lang: Lang): string;
  now(): number;
}

/** A photograph of the study: its original size, and its resized view for the model. */
export interface StudyImage {
  index: number;
  name: string;
  width: number;
  height: number;
  view: ImageHandle;
}

/** What a person adds to a study. */
export interface StudyAddition {
  /** Empty: nothing was said. */
  text: string;
  /** A place on a photograph, which may be the added one: in original pixels, and in those of its view. */
  region?: { image: number; box: Box; modelBox: Box };
  /** In `photos` from now on. */
  photo?: StudyImage;
  answer: AnswerForm;
  /** Absent: the study's language stays. */
  lang?: Lang;
}
