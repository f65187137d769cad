import { expect, test } from "vitest";
import type { Box } from "../../../src/imaging/raster";
import { resize } from "../../../src/imaging/resize";
import fixture from "../../fixtures/pillow/resize.json";

function picture(width: number, height: number, seed: number) {
  const data = new Uint8ClampedArray(width * height * 4);
  let state = seed;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const noisy = (Math.floor(x / 8) + Math.floor(y / 8)) % 2 === 1;
        data[(y * width + x) * 4 + channel] = noisy ? state >>> 24 : (x * 3 + y * 2 + channel * 60) % 256;
      }
      data[(y * width + x) * 4 + 3] = 255;
    }
  }
  return { width, height, data };
}

test.each(fixture.cases)("$source to $target, box $box: equals Pillow's bicubic byte for byte", (golden) => {
  const [width = 0, height = 0] = golden.source;
  const [outWidth = 0, outHeight = 0] = golden.target;
  const box = golden.box === null ? undefined : ([...golden.box] as unknown as Box);
  const resized = resize(picture(width, height, golden.seed), outWidth, outHeight, box);
  const wanted = Buffer.from(golden.rgb, "base64");
  const ours = Uint8Array.from(resized.data.filter((_, index) => index % 4 !== 3));
  expect(ours.length).toBe(wanted.length);
  expect(ours.filter((byte, index) => byte !== wanted[index]).length).toBe(0);
});

test("a picture read in bands is resized as a whole one", () => {
  const whole = picture(64, 50, 9);
  const reads: Box[] = [];
  const source = {
    width: whole.width,
    height: whole.height,
    read(box: Box) {
      reads.push(box);
      const [, y1, , y2] = box;
      return { width: 64, height: y2 - y1, data: whole.data.subarray(y1 * 256, y2 * 256) };
    },
  };
  expect(resize(source, 28, 28).data).toEqual(resize(whole, 28, 28).data);
  expect(reads[0]?.[1]).toBe(0);
  expect(reads.at(-1)?.[3]).toBe(50);
});
