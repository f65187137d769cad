/** What is said of a set as a whole, counted while its rows pass by. */
import {
  type BenchRow,
  QUESTION_TYPES,
  type QuestionType,
  type RowProblem,
  type SetKind,
  type SetSummary,
} from "../../domain/bench";
import type { ReadRow } from "./read-row";

/** Problems that are told one by one; the rest is counted. */
const MOST_PROBLEMS = 1000;

/** CiQi-Bench as it is published. */
const CIQI_BENCH = { rows: 5425, specimens: 775, types: QUESTION_TYPES.length };

export type SetCounts = Pick<SetSummary, "kind" | "rows" | "specimens" | "types" | "refused" | "problems">;

export class SetTally {
  #rows = 0;
  #refused = 0;
  readonly #specimens = new Set<string>();
  readonly #types: Partial<Record<QuestionType, number>> = {};
  readonly #sources = new Set<string | null>();
  readonly #problems: RowProblem[] = [];

  add({ row, source }: ReadRow): void {
    this.#rows += 1;
    this.#specimens.add(row.specimen);
    this.#types[row.type] = (this.#types[row.type] ?? 0) + 1;
    this.#sources.add(source);
  }

  readonly report = (problem: RowProblem): void => {
    if (!problem.kept) this.#refused += 1;
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
  };

  counts(): SetCounts {
    return {
      kind: this.#kind(),
      rows: this.#rows,
      specimens: this.#specimens.size,
      types: { ...this.#types },
      refused: this.#refused,
      problems: [...this.#problems],
    };
  }

  /** What every row says of itself; else the size and shape of the published bench, whole. */
  #kind(): SetKind {
    const [source, ...others] = this.#sources;
    if (others.length === 0 && source === "ciqi-studio") return "studio";
    if (others.length === 0 && source === "ciqi-bench") return "ciqi-bench";
    const { rows, specimens, types } = CIQI_BENCH;
    const counts = [this.#rows, this.#specimens.size, Object.keys(this.#types).length];
    const isWhole = [rows, specimens, types].every((count, at) => counts[at] === count);
    return isWhole && !this.#sources.has("ciqi-studio") ? "ciqi-bench" : "other";
  }
}

/**
 * A row as the identity of its set has it: what is asked, of which pictures (their SHA-256), and what is right. Not the
 * line and not the paths, so that a set packed another way is the same set.
 */
export function normalised(row: BenchRow, pictures: readonly string[]): string {
  const { id, type, question, options, answer, reference } = row;
  return `${JSON.stringify([id, type, question, options.map(({ text }) => text), answer, reference, pictures])}\n`;
}
