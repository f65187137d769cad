import fc from "fast-check";
import { expect, test } from "vitest";
import { patchFloats, patchify } from "../../../src/imaging/patchify";
import { smartResize } from "../../../src/imaging/smart-resize";

const limits = { factor: 28, minPixels: 3136, maxPixels: 313_600 };

test.each([
  // From transformers' smart_resize(height, width, 28, 3136, 313600).
  [1920, 1080, 728, 392],
  [640, 480, 644, 476],
  [42, 70, 56, 56],
  [70, 98, 56, 112],
  [30, 30, 56, 56],
  [4000, 40, 4004, 28],
  [56, 5600, 56, 5600],
])("%i x %i is seen as %i x %i", (width, height, seenWidth, seenHeight) => {
  expect(smartResize(width, height, limits)).toEqual({ width: seenWidth, height: seenHeight });
});

test("sizes are on the grid and within the limits", () => {
  const side = fc.integer({ min: 28, max: 9000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      fc.pre(Math.max(width, height) <= 8 * Math.min(width, height));
      const seen = smartResize(width, height, limits);
      expect(seen.width % 28).toBe(0);
      expect(seen.height % 28).toBe(0);
      expect(seen.width * seen.height).toBeLessThanOrEqual(limits.maxPixels);
      expect(seen.width * seen.height).toBeGreaterThanOrEqual(limits.minPixels);
    }),
  );
});

test("a strip thinner than 1 to 200 is refused", () => {
  expect(() => smartResize(28, 5700, limits)).toThrow(expect.objectContaining({ code: "image-too-narrow" }));
});

test("patches are 2 x 2 blocks of [channel][frame][y][x]", () => {
  const width = 84;
  const height = 56;
  const data = new Uint8ClampedArray(width * height * 4).map((_, index) => (index * 7919) % 251);
  const { values, rows, columns } = patchify({ width, height, data });
  expect([rows, columns, values.length]).toEqual([4, 6, 24 * patchFloats]);
  const mean = [0.48145466, 0.4578275, 0.40821073];
  const deviation = [0.26862954, 0.26130258, 0.27577711];
  let patch = 0;
  for (const blockRow of [0, 2]) {
    for (const blockColumn of [0, 2, 4]) {
      for (const [row, column] of [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ] as const) {
        for (const [channel, frame, y, x] of [
          [0, 0, 0, 0],
          [1, 1, 13, 2],
          [2, 0, 5, 13],
        ] as const) {
          const pixel = ((blockRow + row) * 14 + y) * width + (blockColumn + column) * 14 + x;
          const wanted = ((data[pixel * 4 + channel] ?? 0) / 255 - (mean[channel] ?? 0)) / (deviation[channel] ?? 1);
          expect(values[patch * patchFloats + ((channel * 2 + frame) * 14 + y) * 14 + x]).toBeCloseTo(wanted, 5);
        }
        patch++;
      }
    }
  }
});

test("a picture off the grid is refused", () => {
  expect(() => patchify({ width: 30, height: 28, data: new Uint8ClampedArray(30 * 28 * 4) })).toThrow(
    /multiples of 28/,
  );
});
