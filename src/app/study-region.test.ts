import fc from "fast-check";
import { expect, test } from "vitest";
import type { Box } from "../domain/evidence";
import { CORNERS, firstRegion, movedRegion, regionBetween, regionByKey, resizedRegion } from "./study-region";

const size = { width: 1000, height: 800 };

test("a frame may be drawn from any corner to the one across", () => {
  const ways = [
    [300, 200, 500, 600],
    [500, 600, 300, 200],
    [300, 600, 500, 200],
  ] as const;
  for (const [x1, y1, x2, y2] of ways) {
    expect(regionBetween({ x: x1, y: y1 }, { x: x2, y: y2 }, size)).toEqual([300, 200, 500, 600]);
  }
});

test("a tap frames what lies around it, inside the photograph even at its rim", () => {
  expect(regionBetween({ x: 500, y: 400 }, { x: 501, y: 401 }, size)).toEqual([380, 280, 620, 520]);
  expect(regionBetween({ x: 0, y: 800 }, { x: 0, y: 800 }, size)).toEqual([0, 560, 240, 800]);
});

test("a corner is pulled no further than the corner across allows", () => {
  expect(resizedRegion([100, 100, 300, 300], "nw", { x: 50, y: -20 }, size)).toEqual([150, 80, 300, 300]);
  expect(resizedRegion([100, 100, 300, 300], "se", { x: -900, y: 900 }, size)).toEqual([100, 100, 148, 800]);
});

test("arrows move, with shift they resize, other keys are left alone", () => {
  const box: Box = [100, 100, 300, 300];
  expect(regionByKey(box, { key: "ArrowRight", shiftKey: false }, size)).toEqual([120, 100, 320, 300]);
  expect(regionByKey(box, { key: "ArrowUp", shiftKey: true }, size)).toEqual([100, 100, 300, 280]);
  expect(regionByKey(box, { key: "Enter", shiftKey: false }, size)).toBeNull();
});

test("whatever is done to a frame, it stays whole pixels inside the photograph, and large enough to show something", () => {
  const far = fc.integer({ min: -5000, max: 5000 });
  const point = fc.record({ x: far, y: far });
  const deed = fc.oneof(
    fc.record({ corner: fc.constantFrom(...CORNERS), by: point }),
    fc.record({ by: point }),
    fc.record({ from: point, to: point }),
    fc.record({ key: fc.constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"), shiftKey: fc.boolean() }),
  );
  const side = fc.integer({ min: 28, max: 6000 });
  fc.assert(
    fc.property(fc.record({ width: side, height: side }), fc.array(deed, { maxLength: 12 }), (whole, deeds) => {
      let box = firstRegion(whole);
      for (const each of deeds) {
        if ("corner" in each) box = resizedRegion(box, each.corner, each.by, whole);
        else if ("from" in each) box = regionBetween(each.from, each.to, whole);
        else if ("key" in each) box = regionByKey(box, each, whole) ?? box;
        else box = movedRegion(box, each.by, whole);
        const [x1, y1, x2, y2] = box;
        expect(box.every(Number.isInteger)).toBe(true);
        expect(Math.min(x1, y1, whole.width - x2, whole.height - y2)).toBeGreaterThanOrEqual(0);
        expect(Math.min(x2 - x1, y2 - y1)).toBeGreaterThanOrEqual(
          Math.max(1, Math.floor(0.06 * Math.min(whole.width, whole.height))),
        );
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});
