/** `summary.json` in the reference evaluator's schema, counted while the results pass by. */
import type { RowResult, RunSummary } from "../../domain/bench";
import { referenceScore } from "./record";

/** Learnt from the evaluator of SII-Monument-Valley/CiQi-Agent (runner.py, 2026). */
interface Metrics {
  samples: number;
  successes: number;
  errors: number;
  /** Mean score, to six places. */
  score: number;
}

export class SummaryFile {
  readonly #all = new Tally();
  readonly #categories = new Map<string, Tally>();
  readonly #run: RunSummary;
  readonly #split: string;

  constructor(run: RunSummary, split = "test") {
    this.#run = run;
    this.#split = split;
  }

  add(result: Omit<RowResult, "trace">): void {
    const score = referenceScore(result, this.#run.settings.protocol);
    const category = this.#categories.get(result.row.type) ?? new Tally();
    this.#categories.set(result.row.type, category);
    for (const tally of [this.#all, category]) tally.add(result.status, score);
  }

  /** The whole file. The kinds of question are those that were asked: the set's others are not known here. */
  text(): string {
    const { name, settings } = this.#run;
    const names = [...this.#categories.keys()].sort();
    const categories = Object.fromEntries(names.map((type) => [type, this.#categories.get(type)?.metrics()]));
    const [only, ...others] = settings.filter.types ?? [];
    const summary = {
      schema_version: 1,
      experiment: name,
      task: settings.protocol === "free-form" ? "qa" : "selection",
      model: settings.model,
      tools: settings.tools,
      category_filter: others.length === 0 ? (only ?? null) : null,
      available_categories: names,
      ...this.#all.metrics(),
      categories,
      splits: { [this.#split]: { ...this.#all.metrics(), categories } },
    };
    return `${JSON.stringify(summary, null, 2)}\n`;
  }
}

class Tally {
  #samples = 0;
  #successes = 0;
  #errors = 0;
  #score = 0;

  add(status: RowResult["status"], score: number): void {
    this.#samples += 1;
    this.#successes += Number(status === "success");
    this.#errors += Number(status === "error");
    this.#score += score;
  }

  metrics(): Metrics {
    const score = this.#samples === 0 ? 0 : toSixPlaces(this.#score / this.#samples);
    return { samples: this.#samples, successes: this.#successes, errors: this.#errors, score };
  }
}

/** As Python rounds: halves to the even neighbour. Only odd multiples of 1/128 lie halfway between two such numbers. */
export function toSixPlaces(share: number): number {
  const nearest = Number(share.toFixed(6));
  const halfway = Number.isInteger(share * 128) && (share * 128) % 2 !== 0;
  return halfway && Math.round(nearest * 1e6) % 2 !== 0 ? Number((nearest - 1e-6).toFixed(6)) : nearest;
}
