/**
 * Keyword search over passages of both languages (BM25+ by MiniSearch); of the vocabulary it knows only which terms a
 * question names. Knows no store.
 */
import MiniSearch from "minisearch";
import type { Lang } from "../domain/attribute";
import { findTerms } from "../domain/find-term";
import { isChinese, tokens } from "./text-tokens";

export interface IndexedPassage {
  id: string;
  lang: Lang;
  /** The vocabulary term it explains, whose passage in the other language says the same. */
  term: string | null;
  text: string;
  source: string;
  /** Names in both languages: what carries a Chinese question to an English passage. */
  keywords: string;
}

export interface TextHit {
  packId: string;
  passage: IndexedPassage;
  /** The ranking function's own; comparable within one search only. */
  score: number;
}

interface Row {
  key: string;
  packId: string;
  passage: IndexedPassage;
}

/** What a passage in the other language is worth. */
const OTHER_LANGUAGE = 0.5;
/** What a passage is worth about a term that the question names as a whole: 青花, not 青花五彩. */
const NAMED = 2;

export class TextIndex {
  #rows = new Map<string, Row>();
  #search = new MiniSearch<Row>({
    idField: "key",
    fields: ["keywords", "text"],
    extractField: (row, field) => (field === "key" ? row.key : row.passage[field === "keywords" ? "keywords" : "text"]),
    tokenize: tokens,
    processTerm: (token) => token,
    searchOptions: {
      boost: { keywords: 2 },
      tokenize: tokens,
      processTerm: (token) => token,
      prefix: (token) => isChinese(token) && token.length === 1,
    },
  });

  get size(): number {
    return this.#rows.size;
  }

  add(packId: string, passages: readonly IndexedPassage[]): void {
    const rows = passages.map((passage): Row => ({ key: `${packId}/${passage.id}`, packId, passage }));
    for (const row of rows) this.#rows.set(row.key, row);
    this.#search.addAll(rows);
  }

  /** Forgets a pack; no harm when it was never added. */
  remove(packId: string): void {
    for (const row of [...this.#rows.values()].filter((one) => one.packId === packId)) {
      this.#search.remove(row);
      this.#rows.delete(row.key);
    }
  }

  /** Best first, passages in `lang` preferred; a term's passage in one language hides its twin in the other. */
  search(query: string, topK: number, lang: Lang, packs?: ReadonlySet<string>): TextHit[] {
    const named = new Set<string | null>(findTerms(query).map(({ id }) => id));
    const found = this.#search.search(query, {
      boostDocument: (key: string) => {
        const passage = this.#rows.get(key)?.passage;
        return (passage?.lang === lang ? 1 : OTHER_LANGUAGE) * (named.has(passage?.term ?? null) ? NAMED : 1);
      },
      filter: ({ id }) => packs === undefined || packs.has(this.#rows.get(String(id))?.packId ?? ""),
    });
    const said = new Set<string>();
    const hits: TextHit[] = [];
    for (const { id, score } of found) {
      const row = this.#rows.get(String(id));
      if (row === undefined) continue;
      const { packId, passage } = row;
      const subject = passage.term === null ? row.key : `${packId}/${passage.term}`;
      if (said.has(subject)) continue;
      said.add(subject);
      hits.push({ packId, passage, score });
      if (hits.length === topK) break;
    }
    return hits;
  }
}
