/** Keyword search over the passages of packs, in both languages. Knows no store. */
import type { Lang } from "../domain/attribute";
import { marks } from "./text-marks";
import { Postings } from "./text-postings";
import { nameTokens, readQuestion } from "./text-question";
import { tokens } from "./text-tokens";

export interface IndexedPassage {
  id: string;
  lang: Lang;
  /** The vocabulary term it explains, whose passage in the other language says the same. */
  term: string | null;
  text: string;
  source: string;
  /** Names in both languages: what carries a Chinese question to an English passage. */
  keywords: string;
  /** True where its author was not sure. */
  uncertain: boolean;
}

export interface TextHit {
  packId: string;
  passage: IndexedPassage;
  /** The ranking function's own; comparable within one search only. */
  score: number;
  /** `[start, end)` of the words of its text that answer. */
  marks(): [number, number][];
}

export interface TextQuery {
  lang: Lang;
  limit: number;
  /** Only these; all when absent. */
  packs?: ReadonlySet<string>;
}

/** What a passage in the other language is worth. */
const OTHER_LANGUAGE = 0.7;
/** What a passage is worth about a term that the question names as a whole: 青花, not 青花五彩. */
const NAMED = 2;
/** What an occurrence counts among the keywords and the term's names, and in the text. */
const KEYWORD = 2;
const WORD = 1;

export class TextIndex {
  #passages = new Map<string, readonly IndexedPassage[]>();
  #postings = new Postings();

  get size(): number {
    return this.#postings.size;
  }

  /** Of the index; the passages themselves not counted. */
  get bytes(): number {
    return this.#postings.bytes;
  }

  /** Takes the place of what the pack had. */
  add(packId: string, passages: readonly IndexedPassage[]): void {
    this.#passages.set(packId, passages);
    this.#postings.add(
      packId,
      passages.map(({ keywords, term, text }) => [
        { tokens: [...new Set([...tokens(keywords), ...nameTokens(term)])], weight: KEYWORD },
        { tokens: tokens(text), weight: WORD },
      ]),
    );
  }

  /** Forgets a pack; no harm when it was never added. */
  remove(packId: string): void {
    this.#passages.delete(packId);
    this.#postings.remove(packId);
  }

  /** Best first, passages in `lang` preferred; a term's passage in one language hides its twin in the other. */
  search(query: string, { lang, limit, packs }: TextQuery): TextHit[] {
    const question = readQuestion(query, this.#postings);
    const found = this.#postings.search(question.clauses, {
      limit: 2 * limit,
      packs,
      boost: {
        most: NAMED,
        of: (packId) => {
          const passages = this.#passages.get(packId) ?? [];
          return (row) => {
            const { lang: its, term = null } = passages[row] ?? {};
            return (its === lang ? 1 : OTHER_LANGUAGE) * (term !== null && question.terms.has(term) ? NAMED : 1);
          };
        },
      },
    });
    const said = new Set<string>();
    const hits: TextHit[] = [];
    for (const { packId, row, score } of found) {
      const passage = this.#passages.get(packId)?.[row];
      if (passage === undefined) continue;
      const subject = passage.term === null ? `${packId}/${passage.id}` : `${packId}/${passage.term}`;
      if (said.has(subject)) continue;
      said.add(subject);
      hits.push({ packId, passage, score, marks: () => marks(passage.text, question.clauses) });
      if (hits.length === limit) break;
    }
    return hits;
  }
}
