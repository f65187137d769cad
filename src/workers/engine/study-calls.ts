/** What the page may ask of a study beyond running it. Type-only. */
import type { Lang, VocabularyAttribute } from "../../domain/attribute";
import type { AgentEvent, AnswerForm } from "../../domain/events";
import type { Box } from "../../domain/evidence";
import type { Glance } from "../../domain/glance";
import type { PhotoInput } from "./protocol";

/** What a person adds to a study: at least one of words, a place, a photograph. */
export interface Addition {
  /** Empty: nothing was said. */
  text: string;
  /** `box` in original pixels of photograph `image`, 1-based. */
  region?: { image: number; box: Box };
  photo?: PhotoInput;
  /** What it is to end in: a verdict anew, or words. */
  answer: AnswerForm;
}

/** How a value of one attribute stands in a finished study. */
export interface Weight {
  /** Vocabulary id. */
  value: string;
  /** Natural log-probability of the value's words, given all that the model saw. */
  logprob: number;
  /** Of the values asked about, this one's share of the probability, 0..1. */
  share: number;
  /** Similar pieces that say so, by evidence id. */
  records: string[];
}

export type StudyCalls = {
  /**
   * What the library says of photographs at once: needs no language model, only the picture tower and the library, and
   * does not wait for a study that runs. Nothing is stored. Rejects as `inspect` does.
   */
  glance: { input: { photos: PhotoInput[] }; event: never; output: Glance };
  /**
   * Adds to a study that has ended or was stopped: replays the journal into the cache, writes a `user-turn` and goes on to
   * an answer in `lang`. Aborting stops it as it stops a study; before the `user-turn` it leaves the journal as it was.
   * Rejects: `study-missing`, `model-changed`, `study-busy` (another tab has it), `addition-empty`, `addition-misplaced`,
   * `box-outside`, `too-many-photos`, and for a photograph as `inspect` does.
   */
  "add-to-study": {
    input: { studyId: string; lang: Lang; addition: Addition };
    event: AgentEvent;
    output: { studyId: string };
  };
  /**
   * Adds to the study that is at work: the model is told with the next thing it is told. Answers when that is so, or when
   * the study has ended before (`taken` false): `add-to-study` then goes on with it. Aborting takes it back while it waits.
   * Rejects as `add-to-study` does.
   */
  interject: { input: { studyId: string; addition: Addition }; event: never; output: { taken: boolean } };
  /** How the model weighs other values of an attribute against the one it named. Rejects: `no-verdict`, `model-changed`. */
  weigh: {
    input: { studyId: string; attribute: VocabularyAttribute; values: string[] };
    event: never;
    output: { weights: Weight[] };
  };
};
