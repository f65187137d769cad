import fc from "fast-check";
import { expect, test } from "vitest";
import { bounded, dragged, type Looking, MOST_ZOOM, placed, WHOLE_PICTURE, zoomed } from "./compare-view";

const part = fc.double({ min: 0, max: 1, noNaN: true });
const looking = fc.record({ x: part, y: part, zoom: fc.double({ min: 1, max: MOST_ZOOM, noNaN: true }) }).map(bounded);
const side = fc.integer({ min: 1, max: 4000 });
const extent = fc.record({ width: side, height: side });
const step = fc.double({ min: -2, max: 2, noNaN: true });
const factor = fc.double({ min: 0.1, max: 10, noNaN: true });

function withinPicture({ x, y, zoom }: Looking): void {
  expect(zoom).toBeGreaterThanOrEqual(1);
  expect(zoom).toBeLessThanOrEqual(MOST_ZOOM);
  for (const at of [x, y]) {
    expect(at - 0.5 / zoom).toBeGreaterThanOrEqual(-1e-9);
    expect(at + 0.5 / zoom).toBeLessThanOrEqual(1 + 1e-9);
  }
}

test("one never looks beyond the picture", () => {
  fc.assert(
    fc.property(looking, step, step, factor, part, part, (from, dx, dy, by, px, py) => {
      withinPicture(dragged(from, dx, dy));
      withinPicture(zoomed(from, by, px, py));
    }),
  );
});

test("zoomed out all the way the whole picture is shown, wherever one looked", () => {
  fc.assert(
    fc.property(looking, part, part, (from, px, py) => {
      expect(zoomed(from, 1e-6, px, py)).toEqual(WHOLE_PICTURE);
    }),
  );
});

test("what is under the finger stays there while one looks nearer", () => {
  fc.assert(
    fc.property(looking, fc.double({ min: 1, max: 4, noNaN: true }), extent, extent, (from, by, picture, frame) => {
      const middle = zoomed(from, by, from.x, from.y);
      expect(middle.x).toBeCloseTo(from.x, 9);
      const corner = { x: from.x + 0.3 / from.zoom, y: from.y - 0.3 / from.zoom };
      const near = zoomed(from, by, corner.x, corner.y);
      const at = (where: Looking) => {
        const { left, top, scale } = placed(where, picture, frame);
        return [left + corner.x * picture.width * scale, top + corner.y * picture.height * scale] as const;
      };
      const [before, after] = [at(from), at(near)];
      expect(Math.abs(before[0] - after[0])).toBeLessThan(1e-6 * Math.max(frame.width, frame.height) + 1e-6);
      expect(Math.abs(before[1] - after[1])).toBeLessThan(1e-6 * Math.max(frame.width, frame.height) + 1e-6);
    }),
  );
});

test("the whole picture fits its frame and lies in its middle", () => {
  const { left, top, scale } = placed(WHOLE_PICTURE, { width: 200, height: 100 }, { width: 300, height: 300 });
  expect({ left, top, scale }).toEqual({ left: 0, top: 75, scale: 1.5 });
});
