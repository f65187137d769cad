/** The search on what comes with the project: sixty questions to the shelf, and the studio's pieces by two of their terms. */
import { expect, test } from "vitest";
import shelf from "../../public/packs/knowledge/passages.jsonl?raw";
import studio from "../../public/packs/studio/records.jsonl?raw";
import handMade from "../../tests/sets/search/passages.jsonl?raw";
import asked from "../../tests/sets/search/questions.jsonl?raw";
import type { Lang, VocabularyAttribute } from "../domain/attribute";
import type { Specimen } from "../domain/specimen";
import { label } from "../domain/vocabulary";
import { Pieces } from "./pieces";
import { findPieces } from "./pieces-find";
import { type IndexedPassage, TextIndex } from "./text-index";
import { openVectorIndex } from "./vector-index";

const lines = <T>(text: string) => text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as T]));

test("eight in ten of the sixty questions have an answer among the first three (measured: 50)", () => {
  const index = new TextIndex();
  for (const [packId, text] of [
    ["knowledge", shelf],
    ["hand-made", handMade],
  ] as const) {
    const passages = lines<Omit<IndexedPassage, "keywords" | "uncertain">>(text);
    index.add(
      packId,
      passages.map((passage) => ({ keywords: "", uncertain: false, ...passage })),
    );
  }
  const questions = lines<{ lang: Lang; question: string; answers: string[] }>(asked);
  const answered = questions.filter(({ lang, question, answers }) =>
    index
      .search(question, { lang, limit: 3 })
      .some(({ passage: { id, term } }) => answers.includes(id) || answers.includes(term ?? "")),
  );
  expect(questions).toHaveLength(60);
  expect(answered.length).toBeGreaterThanOrEqual(48);
});

const pairs: [VocabularyAttribute, VocabularyAttribute][] = [
  ["color", "shape"],
  ["color", "motif"],
  ["motif", "shape"],
];

test.each(["en", "zh"] as const)("pieces that have both of two terms come first, in %s", async (lang) => {
  const records = lines<Specimen>(studio);
  const pieces = new Pieces();
  pieces.add("studio", records);
  const pictures = await openVectorIndex(2);
  const missed: string[] = [];
  for (const [one, other] of pairs) {
    const keyOf = ({ attributes }: Specimen) => `${attributes[one]} ${attributes[other]}`;
    const recorded = records.filter(({ attributes }) => attributes[one] !== null && attributes[other] !== null);
    const having = group(recorded, keyOf);
    for (const [key, those] of having) {
      const text = key
        .split(" ")
        .map((term) => label(term, lang))
        .join(lang === "en" ? " " : "");
      const { found } = findPieces(
        pieces,
        pictures,
        { text, filters: {}, packs: null, lang, offset: 0, limit: 5 },
        null,
      );
      const first = found.slice(0, Math.min(5, those.length)).map(({ piece }) => piece.recordId);
      if (!first.every((id) => those.some((record) => record.id === id))) missed.push(text);
    }
  }
  expect(missed).toEqual([]);
});

function group(records: readonly Specimen[], keyOf: (record: Specimen) => string): Map<string, Specimen[]> {
  const groups = new Map<string, Specimen[]>();
  for (const record of records) groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), record]);
  return groups;
}
