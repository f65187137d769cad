/** What an answer in words is worth beside the reference, by the vocabulary. Asks no model. */
import { ATTRIBUTE_OF, type BenchRow } from "../../domain/bench";
import { findTerm } from "../../domain/find-term";

export interface Credit {
  /** 0..1; null: the reference names nothing that the question asks for, and the row is left out. */
  credit: number | null;
  /** Vocabulary ids that the reference names. */
  truth: string[];
  /** Vocabulary ids that the answer claims, those it offers as alternatives included. */
  answer: string[];
  /** Words that no term answers to. */
  unmapped: { side: "answer" | "reference"; text: string }[];
}

/** `prediction`: what stood in `<answer>`. */
export function creditOf(
  row: Pick<BenchRow, "type" | "reference" | "options" | "answer">,
  prediction: string | null,
): Credit {
  const attribute = ATTRIBUTE_OF[row.type];
  const reference = row.reference ?? row.options.find(({ letter }) => letter === row.answer)?.text ?? "";
  if (attribute === null) return { credit: null, truth: [], answer: [], unmapped: [] };
  const truth = findTerm(reference, attribute);
  const answer = findTerm(prediction ?? "", attribute);
  return {
    credit: truth === null ? null : Number(truth === answer),
    truth: truth === null ? [] : [truth],
    answer: answer === null ? [] : [answer],
    unmapped: [],
  };
}
