/** The scores by which a run is spoken of: the marking that its protocol asks for. */
import type { QuestionType } from "../../domain/bench";
import type { Mean, Rate, RunReport } from "../../domain/bench-report";

export interface OwnScores {
  types: Partial<Record<QuestionType, Rate | Mean>>;
  average: Mean | null;
}

/** By probability where the run has that, else by letter, else by credit. */
export function ownScores({ scored, strict, freeForm }: RunReport): OwnScores {
  return scored ?? strict ?? freeForm ?? { types: {}, average: null };
}
