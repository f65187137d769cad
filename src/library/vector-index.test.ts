import fc from "fast-check";
import { expect, test } from "vitest";
import { openVectorIndex } from "./vector-index";

const unit = (...values: number[]) => {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
};

test("nearest first, by cosine whatever the lengths", async () => {
  const index = await openVectorIndex(2);
  index.add("a", ["east", "north", "north-east"], new Float32Array([5, 0, 0, 0.1, 3, 3]));
  expect(index.search(new Float32Array([10, 1]), { limit: 2 }).hits).toEqual([
    { packId: "a", recordId: "east", score: expect.closeTo(10 / Math.hypot(10, 1), 5) },
    { packId: "a", recordId: "north-east", score: expect.closeTo(11 / Math.hypot(10, 1) / Math.SQRT2, 5) },
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
  expect(() => index.search(new Float32Array(2), { limit: 1 })).toThrow(expect.objectContaining({ code: "bad-shape" }));
});

test("the top k are those of a full sort", async () => {
  const numbers = fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 3 }), {
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(numbers, fc.integer({ min: 1, max: 6 }), async (rows, topK) => {
      const index = await openVectorIndex(3);
      const ids = rows.map((_, i) => `r${i % 7}`);
      index.add("a", ids, new Float32Array(rows.flat()));
      const query = [1, 2, -1];
      const best = new Map<string, number>();
      for (const [i, row] of rows.entries()) {
        const length = Math.hypot(...row) * Math.hypot(...query);
        const score = length === 0 ? 0 : row.reduce((sum, value, j) => sum + value * (query[j] ?? 0), 0) / length;
        best.set(ids[i] ?? "", Math.max(best.get(ids[i] ?? "") ?? -2, score));
      }
      const wanted = [...best.values()].sort((a, b) => b - a).slice(0, topK);
      const found = index.search(new Float32Array(query), { limit: topK }).hits;
      expect(found).toHaveLength(wanted.length);
      for (const [i, hit] of found.entries()) {
        expect(hit.score).toBeCloseTo(wanted[i] ?? 2, 5);
        expect(hit.score).toBeCloseTo(best.get(hit.recordId) ?? 2, 5);
      }
    }),
  );
});
