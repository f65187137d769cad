/** Scores one pack's documents for a question by BM25+. Knows tokens and weights, not where they come from. */
import type { Segment } from "./text-segment";

/** A token and what it counts, its rarity included. */
export interface Weighed {
  token: string;
  weight: number;
}

/** Term saturation, length normalisation, and BM25+'s least worth of an occurrence: MiniSearch's defaults. */
const K = 1.2;
const B = 0.7;
const DELTA = 0.5;

/** Of a sum of weights, what a sum of the same in single precision may lack. */
const ALL = 1 - 1e-5;

/** Sums by document. Made once a pack and emptied after each use: thousands of zeros a question are felt. */
class Sums {
  /** BM25+. */
  readonly #scores: Float32Array;
  /** Weight of the tokens that it has. */
  readonly #matched: Float32Array;
  /** Documents that have any. */
  readonly #rows: number[] = [];

  constructor(documents: number) {
    this.#scores = new Float32Array(documents);
    this.#matched = new Float32Array(documents);
  }

  add(row: number, score: number, weight: number): void {
    const before = this.#matched[row] ?? 0;
    if (before === 0) this.#rows.push(row);
    this.#scores[row] = (this.#scores[row] ?? 0) + score;
    this.#matched[row] = before + weight;
  }

  /** Keeps what is better of the two. */
  raise(row: number, score: number, weight: number): void {
    const before = this.#matched[row] ?? 0;
    if (before === 0) this.#rows.push(row);
    this.#scores[row] = Math.max(this.#scores[row] ?? 0, score);
    this.#matched[row] = Math.max(before, weight);
  }

  /** Gives everything away and is empty again. */
  drain(take: (row: number, score: number, matched: number) => void): void {
    for (const row of this.#rows) {
      take(row, this.#scores[row] ?? 0, this.#matched[row] ?? 0);
      this.#scores[row] = 0;
      this.#matched[row] = 0;
    }
    this.#rows.length = 0;
  }
}

export class Scan {
  readonly #segment: Segment;
  readonly #total: Sums;
  readonly #clause: Sums;
  readonly #wording: Sums;

  constructor(segment: Segment) {
    this.#segment = segment;
    const documents = segment.lengths.length;
    this.#total = new Sums(documents);
    this.#clause = new Sums(documents);
    this.#wording = new Sums(documents);
  }

  /**
   * Calls `take` for each document that has any of the tokens, with its sum over the clauses and the weight of what it has;
   * of the wordings of a clause the best one counts, the first also where it is there in part, the others only as a whole.
   * `meanLength`: of the documents of all packs.
   */
  run(
    question: readonly (readonly (readonly Weighed[])[])[],
    meanLength: number,
    take: (row: number, score: number, matched: number) => void,
  ): void {
    for (const clause of question) {
      const [only] = clause;
      if (clause.length === 1 && only !== undefined) {
        this.#add(only, meanLength, this.#total);
        continue;
      }
      for (const [i, wording] of clause.entries()) {
        this.#add(wording, meanLength, this.#wording);
        const least = i === 0 ? 0 : ALL * wording.reduce((sum, { weight }) => sum + weight, 0);
        this.#wording.drain((row, score, weight) => {
          if (weight >= least) this.#clause.raise(row, score, weight);
        });
      }
      this.#clause.drain((row, score, weight) => this.#total.add(row, score, weight));
    }
    this.#total.drain(take);
  }

  #add(wording: readonly Weighed[], meanLength: number, sums: Sums): void {
    const { numbers, starts, rows, counts, lengths } = this.#segment;
    for (const { token, weight } of wording) {
      const number = numbers.get(token);
      if (number === undefined) continue;
      const end = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < end; at++) {
        const row = rows[at] ?? 0;
        const count = counts[at] ?? 0;
        const long = 1 - B + (B * (lengths[row] ?? 0)) / meanLength;
        sums.add(row, weight * (DELTA + (count * (K + 1)) / (count + K * long)), weight);
      }
    }
  }
}
