/** The text search of the app. */
import { TextIndex } from "../../../src/library/text-index";
import type { TextContender } from "./contender";

export function ours(): TextContender {
  const index = new TextIndex();
  return {
    title: "ours",
    async build(passages) {
      index.add("bench", passages);
    },
    async search(query, lang, limit) {
      return index.search(query, { lang, limit }).map(({ passage }) => passage.id);
    },
    bytes: () => index.bytes,
  };
}
