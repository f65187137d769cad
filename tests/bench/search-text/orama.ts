/** Orama's full-text search as its documents say. Its index holds the documents too. */
import { rivals } from "../search-vectors/contender";
import type { TextContender } from "./contender";

interface Library {
  create(options: unknown): unknown;
  insertMultiple(database: unknown, documents: unknown[]): Promise<unknown>;
  search(database: unknown, query: unknown): Promise<{ hits: { id: string }[] }>;
  save(database: unknown): unknown;
}

export async function orama(): Promise<TextContender> {
  const library = (await import(/* @vite-ignore */ `${rivals}/@orama/orama/dist/browser/index.js`)) as Library;
  const database = library.create({ schema: { keywords: "string", text: "string" } });
  return {
    title: "Orama",
    async build(passages) {
      const documents = passages.map(({ id, keywords, text }) => ({ id, keywords, text }));
      await library.insertMultiple(database, documents);
    },
    async search(term, _lang, limit) {
      const { hits } = await library.search(database, { term, limit });
      return hits.map(({ id }) => id);
    },
    bytes: () => new Blob([JSON.stringify(library.save(database))]).size,
  };
}
