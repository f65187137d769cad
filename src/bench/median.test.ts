import { expect, test } from "vitest";
import { median } from "./median";

test("the median", () => {
  expect([median([]), median([3]), median([9, 1]), median([5, 1, 3])]).toEqual([null, 3, 5, 3]);
});
