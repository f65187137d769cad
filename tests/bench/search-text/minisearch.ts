/** MiniSearch as its documents say, or with our tokens in place of its own. */
import type { IndexedPassage } from "../../../src/library/text-index";
import { tokens } from "../../../src/library/text-tokens";
import { rivals } from "../search-vectors/contender";
import type { TextContender } from "./contender";

interface MiniSearch {
  addAll(documents: readonly IndexedPassage[]): void;
  search(query: string): { id: string }[];
}
type Library = { default: new (options: unknown) => MiniSearch };

export async function miniSearch(ownTokens: boolean): Promise<TextContender> {
  const { default: Index } = (await import(/* @vite-ignore */ `${rivals}/minisearch/dist/es/index.js`)) as Library;
  const cutting = ownTokens ? { tokenize: tokens, processTerm: (token: string) => token } : {};
  const index = new Index({
    fields: ["keywords", "text"],
    ...cutting,
    searchOptions: { ...(ownTokens && { boost: { keywords: 2 } }), ...cutting },
  });
  return {
    title: ownTokens ? "MiniSearch with our tokens" : "MiniSearch",
    async build(passages) {
      index.addAll(passages);
    },
    async search(query, _lang, limit) {
      return index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => id);
    },
    bytes: () => new Blob([JSON.stringify(index)]).size,
  };
}
