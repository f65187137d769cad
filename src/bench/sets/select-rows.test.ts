import { expect, test } from "vitest";
import { QUESTION_TYPES, type RowFilter } from "../../domain/bench";
import { drawKey, selectRows } from "./select-rows";

const rows = Array.from({ length: 700 }, (_, n) => ({
  id: `s${String(Math.floor(n / 7)).padStart(4, "0")}-${n % 7}`,
  type: QUESTION_TYPES[n % 7] ?? "overall",
}));
const all: RowFilter = { types: null, limit: null, seed: null };
const ids = (filter: Partial<RowFilter>, from = rows) => selectRows(from, { ...all, ...filter }).map(({ id }) => id);

test("kinds and a limit without a seed keep the first in order", () => {
  expect(ids({})).toEqual(rows.map(({ id }) => id));
  expect(ids({ types: ["kiln"], limit: 2 })).toEqual(["s0000-2", "s0001-2"]);
  expect(ids({ types: [] })).toEqual([]);
  expect(ids({ limit: 0, seed: 1 })).toEqual([]);
  expect(ids({ limit: 701, seed: 1 })).toHaveLength(700);
});

test("a draw is the same on every machine", () => {
  // From an independent FNV-1a and finalizer in Python.
  expect([drawKey(1, "s0001-dynasty"), drawKey(0, ""), drawKey(7, "青花碗")]).toEqual([
    1363696867, 4070664416, 2650125708,
  ]);
});

test("a draw does not depend on the file's order, and keeps it", () => {
  const drawn = ids({ limit: 20, seed: 3 });
  expect(drawn).toEqual(drawn.toSorted());
  expect(ids({ limit: 20, seed: 3 }, rows.toReversed()).toSorted()).toEqual(drawn);
  expect(ids({ limit: 20, seed: 4 })).not.toEqual(drawn);
  expect(ids({ limit: 40, seed: 3 })).toEqual(expect.arrayContaining(drawn));
  const kilns = drawn.filter((id) => id.endsWith("-2"));
  expect(kilns.length).toBeGreaterThan(0);
  expect(ids({ types: ["kiln"], limit: 20, seed: 3 })).toEqual(expect.arrayContaining(kilns));
});

test("every row is drawn about as often", () => {
  const times = new Map<string, number>();
  for (let seed = 0; seed < 400; seed += 1) {
    for (const id of ids({ limit: 70, seed })) times.set(id, (times.get(id) ?? 0) + 1);
  }
  // Binomial(400, 0.1): mean 40, deviation 6; chi-square over 700 rows has mean 630 (0.9 a row) and deviation 33.
  const counts = rows.map(({ id }) => times.get(id) ?? 0);
  const chiSquare = counts.reduce((sum, count) => sum + (count - 40) ** 2 / 40, 0);
  expect(chiSquare).toBeGreaterThan(530);
  expect(chiSquare).toBeLessThan(730);
});
