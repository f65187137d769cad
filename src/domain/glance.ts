/** What the library says of photographs at once, before a language model has said a word. */
import type { VocabularyAttribute } from "./attribute";
import type { RecordFields } from "./evidence";

export interface GlanceMatch {
  packId: string;
  recordId: string;
  /** 1-based: the photograph it is like. */
  image: number;
  /** Cosine of the two pictures. */
  score: number;
  fields: RecordFields;
}

/** A value that similar pieces have. */
export interface Vote {
  /** Vocabulary id. */
  value: string;
  /** 0..1: how often such a vote is right, as counted on held-out pieces. */
  confidence: number;
  /** Places in `matches`, 0-based, of the pieces that say so. */
  matches: number[];
}

export interface Glance {
  /** Nearest first. */
  matches: GlanceMatch[];
  /** False: nothing stands out from the rest of the library, and `votes` is empty. */
  match: boolean;
  /** Most confident first; an attribute that no match states is absent. */
  votes: Partial<Record<VocabularyAttribute, Vote[]>>;
  /** Milliseconds from the call to here, decoding included. */
  ms: number;
}
