/**
 * A regular language over bytes, matched a byte at a time: built as a nondeterministic machine, run as a deterministic
 * one whose states are made when first met. Knows bytes; not JSON, not tokens.
 */

/** A piece of the language: from a state of the machine under construction to the state where the piece ends. */
export type Piece = (build: MachineBuilder, from: number) => number;

interface Edge {
  low: number;
  high: number;
  to: number;
}

export class MachineBuilder {
  readonly edges: Edge[][] = [];
  readonly jumps: number[][] = [];

  state(): number {
    this.edges.push([]);
    this.jumps.push([]);
    return this.edges.length - 1;
  }
  edge(from: number, low: number, high: number, to: number): void {
    this.edges[from]?.push({ low, high, to });
  }
  jump(from: number, to: number): void {
    this.jumps[from]?.push(to);
  }
}

/** One byte of any of the inclusive ranges. */
export function anyOf(...ranges: readonly (readonly [number, number])[]): Piece {
  return (build, from) => {
    const end = build.state();
    for (const [low, high] of ranges) build.edge(from, low, high, end);
    return end;
  };
}

/** The UTF-8 bytes of a text. */
export function literal(text: string): Piece {
  const bytes = new TextEncoder().encode(text);
  return (build, from) => {
    let at = from;
    for (const byte of bytes) at = anyOf([byte, byte])(build, at);
    return at;
  };
}

export function sequence(...pieces: readonly Piece[]): Piece {
  return (build, from) => pieces.reduce((at, piece) => piece(build, at), from);
}

export function choice(...pieces: readonly Piece[]): Piece {
  return (build, from) => {
    const end = build.state();
    for (const piece of pieces) {
      const start = build.state();
      build.jump(from, start);
      build.jump(piece(build, start), end);
    }
    return end;
  };
}

export const optional = (piece: Piece): Piece => choice(piece, sequence());

/** At least `least` and at most `most` (possibly unbounded) in a row, `between` them if given. */
export function repeat(piece: Piece, least: number, most: number, between: Piece = sequence()): Piece {
  return (build, from) => {
    const end = build.state();
    if (least === 0) build.jump(from, end);
    let at = piece(build, from);
    const turns = Number.isFinite(most) ? most : Math.max(1, least);
    for (let count = 1; count < turns; count++) {
      if (count >= least) build.jump(at, end);
      at = piece(build, between(build, at));
    }
    build.jump(at, end);
    if (!Number.isFinite(most)) build.jump(piece(build, between(build, at)), at);
    return end;
  };
}

/** Deterministic states are small integers; `dead` accepts nothing more. */
export class ByteMachine {
  static readonly dead = -1;
  readonly start: number;
  readonly #build = new MachineBuilder();
  readonly #final: number;
  readonly #sets: number[][] = [];
  readonly #names = new Map<string, number>();
  /** Row `state`, column byte; -2 is not computed yet. */
  readonly #next: Int32Array[] = [];

  constructor(language: Piece) {
    const first = this.#build.state();
    this.#final = language(this.#build, first);
    this.start = this.#intern([first]);
  }

  /** The state after `bytes`, or `dead`. */
  run(state: number, bytes: Uint8Array): number {
    let at = state;
    for (const byte of bytes) {
      if (at === ByteMachine.dead) break;
      at = this.#step(at, byte);
    }
    return at;
  }

  /** True when what was matched is whole. */
  isFinal(state: number): boolean {
    return this.#sets[state]?.includes(this.#final) ?? false;
  }

  #step(state: number, byte: number): number {
    const row = this.#next[state];
    if (row === undefined) return ByteMachine.dead;
    const known = row[byte] as number;
    if (known !== -2) return known;
    const reached = (this.#sets[state] ?? []).flatMap((each) =>
      (this.#build.edges[each] ?? []).filter(({ low, high }) => byte >= low && byte <= high).map(({ to }) => to),
    );
    return (row[byte] = reached.length === 0 ? ByteMachine.dead : this.#intern(reached));
  }

  /** The deterministic state for a set of nondeterministic ones and all they jump to. */
  #intern(states: readonly number[]): number {
    const closed = new Set(states);
    for (const state of closed) for (const to of this.#build.jumps[state] ?? []) closed.add(to);
    const set = [...closed].toSorted((a, b) => a - b);
    const name = set.join(" ");
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, this.#sets.length);
    this.#next.push(new Int32Array(256).fill(-2));
    return this.#sets.push(set) - 1;
  }
}
