/** The text of one assistant turn with the log-probabilities of the tokens it was made of, by character offset. */
import type { TokenStep } from "./ports";

/** New text with the ids and log-probabilities behind it: several tokens where a character spans them. */
export interface Piece {
  text: string;
  ids: number[];
  logprobs: number[];
}

export class TurnText {
  #text = "";
  #pieces: { end: number; logprob: number }[] = [];
  #pending: Piece = { text: "", ids: [], logprobs: [] };

  get text(): string {
    return this.#text;
  }

  /** Adds one token. Returns the piece it completes; undefined while a character is incomplete. */
  step({ id, text, logprob }: TokenStep): Piece | undefined {
    const pending = this.#pending;
    pending.text += text;
    pending.ids.push(id);
    pending.logprobs.push(logprob);
    return text === "" ? undefined : this.flush();
  }

  /** The tokens whose text never came: the turn ended within a character, or on a token without text. */
  flush(): Piece | undefined {
    const piece = this.#pending;
    if (piece.ids.length === 0) return undefined;
    this.#pending = { text: "", ids: [], logprobs: [] };
    this.add(piece);
    return piece;
  }

  /** Adds a piece that was generated before, from a journal. */
  add({ text, logprobs }: Omit<Piece, "ids">): void {
    this.#text += text;
    this.#pieces.push({ end: this.#text.length, logprob: logprobs.reduce((sum, one) => sum + one, 0) });
  }

  /**
   * Probability of the characters [start, end): the product over the tokens that have any of them. 1 for a turn that
   * carries no tokens there.
   */
  probability(start: number, end: number): number {
    let sum = 0;
    let from = 0;
    for (const piece of this.#pieces) {
      if (from < end && piece.end > start) sum += piece.logprob;
      from = piece.end;
    }
    return Math.min(1, Math.exp(sum));
  }
}
