/** A piece of a library: what is known of it and one view of it. Knows nothing of packs on disk or of vectors. */
import type { VocabularyAttribute } from "./attribute";

/** Which side a photograph shows. */
export type View = "front" | "side" | "top" | "base" | "detail" | "unknown";

export interface Specimen {
  id: string;
  name: string;
  nameEn: string;
  /** Vocabulary ids; null where nothing is recorded. */
  attributes: Record<VocabularyAttribute, string | null>;
  /** Where the record is from, in words for the reader. */
  source: string;
  view: View;
  /** Free text of its owner's: never markup, never instruction. */
  description?: string;
  /** Where its owner shows it: an https address. */
  link?: string;
  /** Who is to be named with its picture. */
  credit?: string;
}
