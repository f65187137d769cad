/** What a text search has to do to be measured. */
import type { Lang } from "../../../src/domain/attribute";
import type { IndexedPassage } from "../../../src/library/text-index";

export interface TextContender {
  title: string;
  build(passages: readonly IndexedPassage[]): Promise<void>;
  /** Ids of the best passages, best first. */
  search(question: string, lang: Lang, limit: number): Promise<string[]>;
  /** Of the index as it is kept, the passages left out where they can be. */
  bytes(): number;
}
