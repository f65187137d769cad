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

/** Sums by document. */
class Sums {
  /** BM25+. */
  readonly scores: Float32Array;
  /** Weight of the tokens that it has. */
  readonly matched: Float32Array;
  /** Documents that have any. */
  readonly rows: number[] = [];

  constructor(documents: number) {
    this.scores = new Float32Array(documents);
    this.matched = new Float32Array(documents);
  }

  add(row: number, score: number, weight: number): void {
    if (this.matched[row] === 0) this.rows.push(row);
    this.scores[row] = (this.scores[row] ?? 0) + score;
    this.matched[row] = (this.matched[row] ?? 0) + weight;
  }

  /** Keeps what is better of the two. */
  raise(row: number, score: number, weight: number): void {
    this.add(row, Math.max(0, score - (this.scores[row] ?? 0)), Math.max(0, weight - (this.matched[row] ?? 0)));
  }

  /** Gives everything away and is empty again. */
  drain(take: (row: number, score: number, weight: number) => void): void {
    for (const row of this.rows) {
      take(row, this.scores[row] ?? 0, this.matched[row] ?? 0);
      this.scores[row] = 0;
      this.matched[row] = 0;
    }
    this.rows.length = 0;
  }
}

/** The sums over the clauses; of the wordings of a clause the best one counts. */
export function scan(
  segment: Segment,
  question: readonly (readonly (readonly Weighed[])[])[],
  meanLength: number,
): Sums {
  const documents = segment.lengths.length;
  const total = new Sums(documents);
  const best = new Sums(documents);
  const own = new Sums(documents);
  for (const clause of question) {
    const [only] = clause;
    if (clause.length === 1 && only !== undefined) addWording(segment, only, meanLength, total);
    else {
      for (const wording of clause) {
        addWording(segment, wording, meanLength, own);
        own.drain((row, score, weight) => best.raise(row, score, weight));
      }
      best.drain((row, score, weight) => total.add(row, score, weight));
    }
  }
  return total;
}

function addWording(segment: Segment, wording: readonly Weighed[], meanLength: number, sums: Sums): void {
  const { numbers, starts, rows, counts, lengths } = segment;
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
