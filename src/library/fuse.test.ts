import { expect, test } from "vitest";
import { fuse } from "./fuse";

test("what two rankings agree on comes before what one of them has first", () => {
  const both = fuse([
    { ranked: ["a", "b", "c"], weight: 1 },
    { ranked: ["c", "b", "d"], weight: 1 },
  ]);
  expect(both).toEqual(["c", "b", "a", "d"]);
});

test("a ranking without weight decides nothing but what is there", () => {
  const first = { ranked: ["a", "b"], weight: 1 };
  expect(fuse([first, { ranked: ["c", "b"], weight: 0 }])).toEqual(["a", "b", "c"]);
  expect(fuse([])).toEqual([]);
});
