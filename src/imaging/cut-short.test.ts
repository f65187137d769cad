import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isCutShort } from "./cut-short";

const bytesOf = (path: string) => new Uint8Array(readFileSync(path));
const jpeg = bytesOf("public/samples/black-bowl.jpg");
const png = bytesOf("public/icons/icon-192.png");
const text = (words: string) => new TextEncoder().encode(words);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

test("a whole picture, also with something behind it", () => {
  expect(isCutShort("jpeg", jpeg)).toBe(false);
  expect(isCutShort("jpeg", joined(jpeg, text("a trailer")))).toBe(false);
  expect(isCutShort("png", png)).toBe(false);
  expect(isCutShort("png", joined(png, text("a trailer")))).toBe(false);
});

test("a picture that lost its end, wherever it was cut", () => {
  for (const share of [0.3, 0.6, 0.9]) {
    expect(isCutShort("jpeg", jpeg.subarray(0, jpeg.length * share))).toBe(true);
    expect(isCutShort("png", png.subarray(0, png.length * share))).toBe(true);
  }
  expect(isCutShort("jpeg", jpeg.subarray(0, jpeg.length - 2))).toBe(true);
  expect(isCutShort("jpeg", jpeg.subarray(0, 3))).toBe(true);
});

test("the end of a thumbnail is not that of the picture", () => {
  const thumbnail = Uint8Array.of(0xff, 0xe1, 0, 6, 0xff, 0xd8, 0xff, 0xd9);
  const with1 = joined(jpeg.subarray(0, 2), thumbnail, jpeg.subarray(2));
  expect(isCutShort("jpeg", with1)).toBe(false);
  expect(isCutShort("jpeg", with1.subarray(0, with1.length - 2))).toBe(true);
});

test("a WebP says how long it is", () => {
  const riff = (bytes: number) => joined(text("RIFF"), Uint8Array.of(bytes, 0, 0, 0), text("WEBPVP8 1234"));
  expect(isCutShort("webp", riff(12))).toBe(false);
  expect(isCutShort("webp", riff(13))).toBe(true);
});
