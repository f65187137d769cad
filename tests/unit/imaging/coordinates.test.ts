import fc from "fast-check";
import { expect, test } from "vitest";
import { type Convention, fromOriginal, toOriginal, zoomRegion } from "../../../src/imaging/coordinates";

const side = fc.integer({ min: 28, max: 9000 });
const view = fc.record({
  original: fc.record({ width: side, height: side }),
  resized: fc.record({ width: fc.integer({ min: 28, max: 1120 }), height: fc.integer({ min: 28, max: 1120 }) }),
});
const convention = fc.constantFrom<Convention>("resized", "thousand", "unit");
const units = (kind: Convention, { resized }: { resized: { width: number; height: number } }) =>
  kind === "resized" ? [resized.width, resized.height] : kind === "thousand" ? [1000, 1000] : [1, 1];

test("to the original and back is the identity, in every convention", () => {
  fc.assert(
    fc.property(view, convention, fc.tuple(fc.nat(9999), fc.nat(9999), fc.nat(9999), fc.nat(9999)), (v, kind, box) => {
      fromOriginal(toOriginal(box, kind, v), kind, v).forEach((value, index) => {
        expect(value).toBeCloseTo(box[index] ?? 0, 6);
      });
    }),
  );
});

test("a zoom region lies inside the picture, has whole pixels, at least 28 a side, and covers what was asked for", () => {
  const fraction = fc.double({ min: -0.3, max: 1.3, noNaN: true });
  fc.assert(
    fc.property(view, convention, fc.tuple(fraction, fraction, fraction, fraction), (v, kind, [a, b, c, d]) => {
      const [unitX = 1, unitY = 1] = units(kind, v);
      const box = [
        Math.min(a, c) * unitX,
        Math.min(b, d) * unitY,
        Math.max(a, c) * unitX,
        Math.max(b, d) * unitY,
      ] as const;
      const { width, height } = v.original;
      let region;
      try {
        region = zoomRegion(box, kind, v);
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^box-(empty|outside|too-narrow)$/) });
        return;
      }
      const [x1, y1, x2, y2] = region;
      expect(region.every(Number.isInteger)).toBe(true);
      expect(x1 >= 0 && y1 >= 0 && x2 <= width && y2 <= height).toBe(true);
      expect(Math.min(x2 - x1, y2 - y1)).toBeGreaterThanOrEqual(28);
      const [left, top, right, bottom] = toOriginal(box, kind, v);
      expect(x1).toBeLessThanOrEqual(Math.max(0, left));
      expect(y1).toBeLessThanOrEqual(Math.max(0, top));
      expect(x2).toBeGreaterThanOrEqual(Math.min(width, right));
      expect(y2).toBeGreaterThanOrEqual(Math.min(height, bottom));
    }),
  );
});

const photo = { original: { width: 1680, height: 840 }, resized: { width: 560, height: 280 } };

test("the three conventions name the same region", () => {
  const wanted = [420, 210, 840, 420];
  expect(zoomRegion([140, 70, 280, 140], "resized", photo)).toEqual(wanted);
  expect(zoomRegion([250, 250, 500, 500], "thousand", photo)).toEqual(wanted);
  expect(zoomRegion([0.25, 0.25, 0.5, 0.5], "unit", photo)).toEqual(wanted);
});

test("fractions of a pixel widen the region outwards", () => {
  expect(zoomRegion([100.1, 50.1, 200.1, 100.1], "resized", photo)).toEqual([300, 150, 601, 301]);
});

test("a small box grows around its centre, and is shifted at an edge", () => {
  expect(zoomRegion([100, 100, 102, 102], "resized", photo)).toEqual([289, 289, 317, 317]);
  expect(zoomRegion([0, 0, 2, 2], "resized", photo)).toEqual([0, 0, 28, 28]);
  expect(zoomRegion([558, 278, 700, 300], "resized", photo)).toEqual([1652, 812, 1680, 840]);
});

test.each([
  ["box-empty", [10, 10, 10, 50]],
  ["box-empty", [50, 10, 20, 50]],
  ["box-empty", [Number.NaN, 0, 10, 10]],
  ["box-outside", [560, 0, 600, 20]],
  ["box-outside", [-30, -30, -1, -1]],
  ["box-too-narrow", [0, 10, 560, 11]],
] as const)("%s: %j", (code, box) => {
  expect(() => zoomRegion(box, "resized", photo)).toThrow(expect.objectContaining({ code }));
});
