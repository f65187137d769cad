/** Keeps the best of many as they come by: sorted now and then, not at every step. */
export class Best<T extends { score: number }> {
  readonly #limit: number;
  #kept: T[] = [];
  #least = -Infinity;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What does not score above this is not kept. */
  get least(): number {
    return this.#least;
  }

  take(one: T): void {
    if (one.score <= this.#least) return;
    this.#kept.push(one);
    if (this.#kept.length >= 2 * this.#limit) this.#cut();
  }

  /** Best first; those with equal scores in the order they came. */
  sorted(): T[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept.sort((a, b) => b.score - a.score);
    if (this.#kept.length < this.#limit) return;
    this.#kept.length = this.#limit;
    this.#least = this.#kept.at(-1)?.score ?? Infinity;
  }
}
