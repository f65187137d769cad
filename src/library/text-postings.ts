/**
 * Keyword search over packs, ranked by BM25+ (Lv and Zhai, CIKM 2011) with a document's fields folded into one weighted
 * count a token, as in BM25F. A segment a pack, so a pack comes and goes in one step. Knows tokens, no texts.
 */
import { Best } from "./best";
import { Scan, type Weighed } from "./text-scan";
import { type Field, type Segment, segmentOf } from "./text-segment";

/** What each token of a wording counts. */
export type WeightedTokens = ReadonlyMap<string, number>;

/**
 * Alternative wordings of one thing, of which a document's best counts: the first, which was said, also in part, the
 * others only as a whole.
 */
export type Clause = readonly WeightedTokens[];

export interface Scored {
  packId: string;
  /** The document's place in its pack. */
  row: number;
  /** Comparable within one search only. */
  score: number;
}

export interface PostingsQuery {
  limit: number;
  /** Only these; all when absent. */
  packs?: ReadonlySet<string> | undefined;
  /** What multiplies a document's score: at most `most`. */
  boost?: { most: number; of(packId: string): (row: number) => number } | undefined;
}

export class Postings {
  #segments = new Map<string, Segment & { scan: Scan }>();
  #documents = 0;
  #length = 0;

  /** Documents held. */
  get size(): number {
    return this.#documents;
  }

  /** Bytes of the arrays and, at two a character, of the tokens. */
  get bytes(): number {
    let sum = 0;
    for (const { numbers, starts, rows, counts, lengths } of this.#segments.values()) {
      sum += starts.byteLength + rows.byteLength + counts.byteLength + lengths.byteLength;
      for (const token of numbers.keys()) sum += 2 * token.length;
    }
    return sum;
  }

  /** Takes the place of what the pack had. */
  add(packId: string, documents: readonly (readonly Field[])[]): void {
    this.remove(packId);
    const segment = segmentOf(documents);
    this.#segments.set(packId, { ...segment, scan: new Scan(segment) });
    this.#documents += segment.lengths.length;
    this.#length += segment.total;
  }

  /** Forgets a pack; no harm when it was never added. */
  remove(packId: string): void {
    const segment = this.#segments.get(packId);
    if (segment === undefined) return;
    this.#segments.delete(packId);
    this.#documents -= segment.lengths.length;
    this.#length -= segment.total;
  }

  has(token: string): boolean {
    return [...this.#segments.values()].some(({ numbers }) => numbers.has(token));
  }

  /** The share of the question that this document answers, by the weight of the clauses that it has in any wording. */
  share(clauses: readonly Clause[], packId: string, row: number): number {
    const weightOf = (clause: Clause) => [...(clause[0]?.values() ?? [])].reduce((so, weight) => so + weight, 0);
    const total = (some: readonly Clause[]) => some.reduce((so, clause) => so + weightOf(clause), 0);
    const has = (token: string) => this.#holds(token, packId, row);
    const held = clauses.filter((clause) => clause.some((wording) => [...wording.keys()].every(has)));
    return total(held) / total(clauses);
  }

  #holds(token: string, packId: string, row: number): boolean {
    const { numbers, starts, rows } = this.#segments.get(packId) ?? {};
    const number = numbers?.get(token);
    if (number === undefined) return false;
    return rows?.subarray(starts?.[number], starts?.[number + 1]).includes(row) ?? false;
  }

  /** All tokens that begin or end with `part`. */
  around(part: string): string[] {
    const tokens = [...this.#segments.values()].flatMap(({ numbers }) => [...numbers.keys()]);
    return [...new Set(tokens.filter((token) => token.startsWith(part) || token.endsWith(part)))];
  }

  /** Best first. One token is enough to be found; a document's sum is multiplied by how much of the question it has. */
  search(clauses: readonly Clause[], { limit, packs, boost }: PostingsQuery): Scored[] {
    const question = clauses.map((clause) => this.#weigh(clause));
    const found = new Best<Scored>(limit);
    for (const [packId, { scan }] of this.#segments) {
      if (packs?.has(packId) === false) continue;
      const worth = boost?.of(packId);
      scan.run(question, this.#length / this.#documents, (row, points, matched) => {
        if (points * matched * (boost?.most ?? 1) <= found.least) return;
        found.take({ packId, row, score: points * matched * (worth?.(row) ?? 1) });
      });
    }
    return found.sorted();
  }

  /**
   * With rarity; wordings that no document can have as a whole are left out. A rare name for a common thing does not make
   * the thing rare: no wording counts more in all than the first.
   */
  #weigh(clause: Clause): Weighed[][] {
    const weighed = clause.map((wording) =>
      [...wording].map(([token, weight]) => ({ token, weight: weight * this.#rarity(token) })),
    );
    const [said = [], ...others] = weighed;
    const most = sum(said) || Infinity;
    const whole = others.filter((wording) => wording.every(({ weight }) => weight > 0));
    return [said, ...whole.map((wording) => scaled(wording, Math.min(1, most / sum(wording))))];
  }

  /** Inverse document frequency over all packs; 0 for a token that no document has. */
  #rarity(token: string): number {
    let having = 0;
    for (const { numbers, starts } of this.#segments.values()) {
      const number = numbers.get(token);
      if (number !== undefined) having += (starts[number + 1] ?? 0) - (starts[number] ?? 0);
    }
    return having === 0 ? 0 : Math.log(1 + (this.#documents - having + 0.5) / (having + 0.5));
  }
}

function sum(wording: readonly Weighed[]): number {
  return wording.reduce((total, { weight }) => total + weight, 0);
}

function scaled(wording: readonly Weighed[], by: number): Weighed[] {
  return wording.map(({ token, weight }) => ({ token, weight: weight * by }));
}
