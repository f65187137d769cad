/** What an answer in words is worth beside the reference, by the vocabulary. Asks no model. */
import { ATTRIBUTE_OF, type BenchRow } from "../../domain/bench";
import { hierarchicalF1 } from "../../domain/taxonomy";
import { readClaims } from "./read-claims";

export interface Credit {
  /** 0..1; null: the reference names nothing that the question asks for, and the row is left out. */
  credit: number | null;
  /** What the reference names: ids of the vocabulary, or of a group of terms (`glaze:celadon`), which have no label. */
  truth: string[];
  /** What the answer claims, those it offers as alternatives included. */
  answer: string[];
  /** Words that no term answers to. */
  unmapped: { side: "answer" | "reference"; text: string }[];
}

/**
 * The credit of `prediction`, which is what stood in `<answer>`, for the attribute that the row asks for. Naming has none.
 *
 * It is the hierarchical F1 (see `hierarchicalF1`; recommended by C. N. Silla and A. A. Freitas, "A survey of hierarchical
 * classification across different application domains", Data Min. Knowl. Disc. 22, 2011, eq. 1). Of motifs it is the F1 of
 * two sets, in which a lotus scroll brings a lotus with it. An alternative counts in P like any other claim; a single claim
 * with a `possibly` counts as if there were one more, that is wrong.
 */
export function creditOf(
  row: Pick<BenchRow, "type" | "reference" | "options" | "answer">,
  prediction: string | null,
): Credit {
  const attribute = ATTRIBUTE_OF[row.type];
  if (attribute === null) return { credit: null, truth: [], answer: [], unmapped: [] };
  const reference = row.reference ?? row.options.find(({ letter }) => letter === row.answer)?.text ?? "";
  const truth = readClaims(reference, attribute);
  const answer = readClaims(prediction ?? "", attribute);
  const asked = attribute === "reign" ? truth.ids.some((id) => id.startsWith("reign:")) : truth.ids.length > 0;
  return {
    credit: asked ? hierarchicalF1(truth.ids, answer.ids, answer.doubted ? 1 : 0) : null,
    truth: [...truth.ids],
    answer: [...answer.ids],
    unmapped: [
      ...truth.unmapped.map((text) => ({ side: "reference" as const, text })),
      ...answer.unmapped.map((text) => ({ side: "answer" as const, text })),
    ],
  };
}
