import { expect, test } from "vitest";
import { isDifferent, movedBoxes } from "../../../scripts/visual.mjs";

const boxes = [
  { what: "header.page-header", x: 0, width: 390 },
  { what: "div.home-main", x: 16, width: 358 },
];

test("a box may move as far as another font moves it", () => {
  const nudged = boxes.map((box) => ({ ...box, x: box.x + 5, width: box.width - 4 }));
  expect(movedBoxes(boxes, nudged)).toEqual([]);
});

test("a box that moved, changed its width, came or went is named", () => {
  const [header, main] = boxes;
  if (header === undefined || main === undefined) throw new Error("two boxes");
  expect(movedBoxes(boxes, [header, { ...main, x: 40 }])).toHaveLength(1);
  expect(movedBoxes(boxes, [header, { ...main, width: 300 }])[0]).toContain("now div.home-main at 16, 300 wide");
  expect(movedBoxes(boxes, [header])[0]).toContain("gone: div.home-main");
  expect(movedBoxes([header], boxes)[0]).toContain("new: div.home-main");
  expect(movedBoxes(boxes, [main, header])).toHaveLength(2);
});

test("letters drawn by another rasteriser are few pixels, a block is many", () => {
  expect(isDifferent(0.001)).toBe(false);
  expect(isDifferent(0.01)).toBe(true);
});
