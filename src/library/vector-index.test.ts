import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cloud } from "../../tests/bench/search-vectors/clouds";
import { type VectorIndex, openVectorIndex } from "./vector-index";

const unit = (...values: number[]) => {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
};

test("nearest first, by cosine whatever the lengths", async () => {
  const index = await openVectorIndex(2);
  index.add("a", ["east", "north", "north-east"], new Float32Array([5, 0, 0, 0.1, 3, 3]));
  expect(index.search(new Float32Array([10, 1]), { limit: 2 }).hits).toEqual([
    { packId: "a", recordId: "east", score: expect.closeTo(10 / Math.hypot(10, 1), 4) },
    { packId: "a", recordId: "north-east", score: expect.closeTo(11 / Math.hypot(10, 1) / Math.SQRT2, 4) },
  ]);
});

test("several views of one record count once, by the nearest", async () => {
  const index = await openVectorIndex(2);
  index.add("a", ["vase", "vase", "bowl"], new Float32Array([1, 0, 0, 1, ...unit(1, 1)]));
  const { hits } = index.search(new Float32Array([0, 1]), { limit: 3 });
  expect(hits.map(({ recordId }) => recordId)).toEqual(["vase", "bowl"]);
  expect(hits[0]?.score).toBeCloseTo(1);
});

test("packs are filtered and removed; equal ids of two packs are two records", async () => {
  const index = await openVectorIndex(2);
  index.add("a", ["x"], new Float32Array([1, 0]));
  index.add("b", ["x"], new Float32Array([1, 0]));
  expect(index.search(new Float32Array([1, 0]), { limit: 5 }).hits).toHaveLength(2);
  const rows = index.select((packId) => packId === "b");
  const { hits } = index.search(new Float32Array([1, 0]), { limit: 5, rows });
  expect(hits.map(({ packId }) => packId)).toEqual(["b"]);
  index.remove("a");
  expect(index.size).toBe(1);
});

test("vectors that do not add up are refused", async () => {
  const index = await openVectorIndex(3);
  expect(() => index.add("a", ["x"], new Float32Array(4))).toThrow(expect.objectContaining({ code: "bad-shape" }));
  const broken = new Float32Array([1, 0, 0, 1, Number.NaN, 0]);
  expect(() => index.add("a", ["x", "y"], broken)).toThrow(/in the vector of y/);
  for (const number of [Infinity, Number.NaN, 1e30]) {
    expect(() => index.search(new Float32Array([1, number, 0]), { limit: 1 })).toThrow(/not finite, or far too large/);
    expect(() => index.add("a", ["x"], new Float32Array([1, number, 0]))).toThrow(/not finite, or far too large/);
  }
  expect(index.size).toBe(0);
  expect(() => index.search(new Float32Array(2), { limit: 1 })).toThrow(expect.objectContaining({ code: "bad-shape" }));
});

/** Every record's best cosine, in plain numbers: what the index must find. */
class Plain {
  #rows: { packId: string; recordId: string; vector: number[] }[] = [];
  add(packId: string, ids: readonly string[], vectors: readonly number[][]): void {
    for (const [i, recordId] of ids.entries()) this.#rows.push({ packId, recordId, vector: vectors[i] ?? [] });
  }
  remove(packId: string): void {
    this.#rows = this.#rows.filter((row) => row.packId !== packId);
  }
  get size(): number {
    return this.#rows.length;
  }
  scores(query: readonly number[], wanted = (_packId: string, _recordId: string) => true): Map<string, number> {
    const best = new Map<string, number>();
    for (const { packId, recordId, vector } of this.#rows) {
      if (!wanted(packId, recordId)) continue;
      const lengths = Math.hypot(...vector) * Math.hypot(...query);
      const product = vector.reduce((sum, value, i) => sum + value * (query[i] ?? 0), 0);
      const key = `${packId}/${recordId}`;
      best.set(key, Math.max(best.get(key) ?? -2, lengths === 0 ? 0 : product / lengths));
    }
    return best;
  }
}

test("whatever is added, replaced and removed, the nearest are those of a full sort", async () => {
  const vector = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 3 });
  const change = fc.record({
    packId: fc.constantFrom("a", "b", "c"),
    vectors: fc.array(vector, { maxLength: 30 }),
    removes: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), vector, fc.nat(7), async (changes, query, limit) => {
      const index = await openVectorIndex(3);
      const plain = new Plain();
      for (const { packId, vectors, removes } of changes) {
        if (removes) {
          index.remove(packId);
          plain.remove(packId);
        }
        const ids = vectors.map((_, i) => `r${i % 7}`);
        index.add(packId, ids, new Float32Array(vectors.flat()));
        plain.add(packId, ids, vectors);
        expect(index.size).toBe(plain.size);
      }
      const wanted = (packId: string, recordId: string) => packId !== "b" && recordId !== "r2";
      for (const filtered of [false, true]) {
        const scores = filtered ? plain.scores(query, wanted) : plain.scores(query);
        const rows = filtered ? { rows: index.select(wanted) } : {};
        const { hits } = index.search(new Float32Array(query), { limit, ...rows });
        const sorted = [...scores.values()].sort((a, b) => b - a).slice(0, limit);
        expect(hits.map(({ score }) => score)).toEqual(sorted.map((score) => expect.closeTo(score, 4)));
        for (const { packId, recordId, score } of hits) {
          expect(scores.get(`${packId}/${recordId}`)).toBeCloseTo(score, 4);
        }
        expect(new Set(hits.map(({ packId, recordId }) => `${packId}/${recordId}`)).size).toBe(hits.length);
      }
    }),
  );
});

describe.each(["easy", "hard"] as const)("6,001 vectors in %s clusters", (kind) => {
  const dim = 192;
  const { vectors, queries } = cloud(kind, 6001, dim, 30);
  const ids = Array.from({ length: 6001 }, (_, row) => `r${row}`);
  /** Rows by exact cosine, nearest first, for each query. */
  const order = queries.map((query) =>
    ids
      .map((id, row) => {
        let score = 0;
        for (let i = 0; i < dim; i++) score += (vectors[row * dim + i] ?? 0) * (query[i] ?? 0);
        return { id, row, score };
      })
      .sort((one, other) => other.score - one.score),
  );
  /** Share of the true ten nearest that are found, each with its true score. */
  const recall = (index: VectorIndex, wanted: (row: number) => boolean) => {
    const rows = index.select((_, id) => wanted(Number(id.slice(1))));
    const found = queries.flatMap((query, n) => {
      const scores = new Map(index.search(query, { limit: 10, rows }).hits.map((hit) => [hit.recordId, hit.score]));
      const nearest = order[n]?.filter(({ row }) => wanted(row)).slice(0, 10) ?? [];
      return nearest.filter(({ id, score }) => Math.abs((scores.get(id) ?? 2) - score) < 2e-5);
    });
    return found.length / (queries.length * 10);
  };

  test("recall holds: over all, within a filter, after a removal, whichever came first", async () => {
    const index = await openVectorIndex(dim);
    const half = 3001 * dim;
    index.add("second", ids.slice(3001), vectors.subarray(half)); // the mean is theirs at first
    index.add("first", ids.slice(0, 3001), vectors.subarray(0, half));
    expect(recall(index, () => true)).toBeGreaterThanOrEqual(0.99);
    expect(recall(index, (row) => row % 3 > 0)).toBeGreaterThanOrEqual(0.99);
    expect(recall(index, (row) => row % 50 === 0)).toBe(1);
    index.remove("second");
    expect(recall(index, (row) => row < 3001)).toBeGreaterThanOrEqual(0.99);
    index.add("second", ids.slice(3001), vectors.subarray(half));
    expect(recall(index, () => true)).toBeGreaterThanOrEqual(0.99);
    const check = index.checkRecall(8);
    expect(check.searches).toBe(8);
    expect(check.recall).toBeGreaterThanOrEqual(0.99);
  });

  test("a row set stays right when rows come and go", async () => {
    const index = await openVectorIndex(dim);
    index.add("a", ids.slice(0, 2000), vectors.subarray(0, 2000 * dim));
    const [query = new Float32Array(dim)] = queries;
    const rows = index.select((packId) => packId === "b");
    expect(index.search(query, { limit: 3, rows })).toEqual({ hits: [], match: false });
    index.add("b", ids.slice(2000, 2002), vectors.subarray(2000 * dim, 2002 * dim));
    expect(index.search(query, { limit: 3, rows }).hits).toHaveLength(2);
    index.remove("a");
    expect(index.search(query, { limit: 3, rows }).hits).toHaveLength(2);
  });
});

test("a record's vectors are given back", async () => {
  const index = await openVectorIndex(3);
  index.add("a", ["x", "y", "x"], new Float32Array([3, 4, 0, 1, 0, 0, 0, 0, 2]));
  index.add("b", ["x"], new Float32Array([0, 1, 0]));
  const found = index.vectorsOf("a", "x").map((vector) => Array.from(vector));
  const near = (...values: number[]) => values.map((value): unknown => expect.closeTo(value, 4));
  expect(found).toEqual([near(0.6, 0.8, 0), near(0, 0, 1)]);
  expect(index.vectorsOf("b", "y")).toEqual([]);
});

test("many rows that are all alike are found, each with its score", async () => {
  const index = await openVectorIndex(32);
  const ids = Array.from({ length: 3000 }, (_, row) => `r${row}`);
  index.add("a", ids, new Float32Array(3000 * 32).fill(1));
  const { hits } = index.search(new Float32Array(32).fill(2), { limit: 5 });
  expect(hits.map(({ score }) => score)).toEqual(Array(5).fill(expect.closeTo(1, 4)));
});
