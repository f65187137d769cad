import fc from "fast-check";
import { expect, test } from "vitest";
import { highest } from "./vector-nearest";

test("the highest are those of a full sort, the earlier first where they are equal", () => {
  const scores = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 200 });
  fc.assert(
    fc.property(scores, fc.nat(30), (values, count) => {
      const sorted = values.map((_, i) => i).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
      expect(highest(values, count)).toEqual(sorted.slice(0, count));
    }),
    { numRuns: 300 },
  );
});
