/** The sixty questions of tests/sets/search, and the passages that they are put to. */
import type { Lang } from "../../../src/domain/attribute";
import type { IndexedPassage } from "../../../src/library/text-index";
import handMade from "../../sets/search/passages.jsonl?raw";
import asked from "../../sets/search/questions.jsonl?raw";
import type { TextContender } from "./contender";

interface Question {
  lang: Lang;
  question: string;
  /** Ids of passages, or of vocabulary terms whose passages answer. */
  answers: string[];
}

const lines = <T>(text: string): T[] =>
  text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as T]));

const questions = lines<Question>(asked);

/** The knowledge shelf and the hand-made passages. */
export async function shelf(): Promise<IndexedPassage[]> {
  const known = await (await fetch("/packs/knowledge/passages.jsonl")).text();
  const passages = [
    ...lines<IndexedPassage>(known),
    ...lines<Omit<IndexedPassage, "keywords" | "uncertain">>(handMade),
  ];
  return passages.map((passage) => ({ keywords: "", uncertain: false, ...passage }));
}

/** How many of the questions have an answer among the first three hits. */
export async function answered(contender: TextContender, passages: readonly IndexedPassage[]): Promise<number> {
  const termOf = new Map(passages.map(({ id, term }) => [id, term]));
  let count = 0;
  for (const { question, lang, answers } of questions) {
    const found = await contender.search(question, lang, 3);
    if (found.some((id) => answers.includes(id) || answers.includes(termOf.get(id) ?? ""))) count += 1;
  }
  return count;
}

export const asking = questions.length;
