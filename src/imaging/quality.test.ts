import { expect, test } from "vitest";
import { adviceOf, measureQuality, qualitySize } from "./quality";
import type { Raster } from "./raster";

const width = 384;
const height = 288;

type Shade = (x: number, y: number) => number;

function picture(shade: Shade): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    data.fill(shade(at % width, Math.floor(at / width)), at * 4, at * 4 + 3);
    data[at * 4 + 3] = 255;
  }
  return { width, height, data };
}

const within = (x: number, y: number, radius: number, dx = 0, dy = 0) =>
  Math.hypot(x - width / 2 - dx, y - height / 2 - dy) < radius;

/** A painted plate on a grey ground. */
const plate: Shade = (x, y) => {
  if (!within(x, y, 110)) return 110;
  return Math.sin(x / 4) * Math.sin(y / 4) > 0.4 ? 70 : 200;
};

/** The mean of a square around each pixel, twice: nearly a Gaussian of standard deviation `radius` * 0.8. */
function blurred(shade: Shade, radius: number): Shade {
  let from = Float32Array.from({ length: width * height }, (_, at) => shade(at % width, Math.floor(at / width)));
  for (const step of [1, width, 1, width]) {
    from = from.map((_, at) => {
      let sum = 0;
      for (let offset = -radius; offset <= radius; offset++) sum += from[at + offset * step] ?? 110;
      return sum / (2 * radius + 1);
    });
  }
  return (x, y) => from[y * width + x] ?? 0;
}

const advice = (shade: Shade) => adviceOf(measureQuality(picture(shade)));

test("a sharp, evenly lit picture asks for nothing", () => {
  expect(advice(plate)).toBeNull();
});

test("a plain piece before a plain ground is no less sharp for being plain", () => {
  expect(advice((x, y) => (within(x, y, 110) ? 170 : 110))).toBeNull();
});

test("blur is told, the more the lower the measure", () => {
  expect(advice(blurred(plate, 4))).toBe("blurred");
  const sharpness = [0, 1, 2, 4].map((radius) => measureQuality(picture(blurred(plate, radius))).sharpness);
  expect(sharpness).toEqual([...sharpness].sort((a, b) => b - a));
});

test("a dark picture is told to be dark, however black its ground may be", () => {
  expect(advice((x, y) => plate(x, y) * 0.3)).toBe("dark");
  expect(advice((x, y) => (within(x, y, 110) ? plate(x, y) : 0))).toBeNull();
});

test("a burnt-out picture is told to be bright; a white ground is not", () => {
  expect(advice((x, y) => plate(x, y) * 2.4)).toBe("bright");
  expect(advice((x, y) => (within(x, y, 110) ? plate(x, y) : 255))).toBeNull();
});

test("white spots on the piece are glare; specks are not", () => {
  const lamp =
    (radius: number): Shade =>
    (x, y) =>
      within(x, y, radius, 30, -30) ? 255 : plate(x, y);
  expect(advice(lamp(24))).toBe("glare");
  expect(advice(lamp(4))).toBeNull();
  const { glare } = measureQuality(picture(lamp(24)));
  expect(glare).toBeCloseTo((Math.PI * 24 ** 2) / (width * height), 3);
});

test("pictures are measured at one size, whatever theirs is", () => {
  expect(qualitySize(4032, 3024)).toEqual({ width: 384, height: 288 });
  expect(qualitySize(300, 200)).toEqual({ width: 300, height: 200 });
  expect(qualitySize(9000, 1)).toEqual({ width: 384, height: 1 });
});

test("a picture of a few pixels measures without a hitch", () => {
  const data = new Uint8ClampedArray(4).fill(128);
  expect(adviceOf(measureQuality({ width: 1, height: 1, data }))).toBe("blurred");
});
