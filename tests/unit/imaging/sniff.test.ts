import { expect, test } from "vitest";
import { sniffImage } from "../../../src/imaging/sniff";

const text = (value: string) => new Blob([value]);
const bytes = (...values: number[]) => new Blob([Uint8Array.from(values)]);
const u32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const u16 = (value: number) => [value >>> 8, value & 255];
const letters = (value: string) => [...value].map((letter) => letter.charCodeAt(0));

const png = (width: number, height: number) =>
  bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...u32(13), ...letters("IHDR"), ...u32(width), ...u32(height));

function jpeg(width: number, height: number, orientation: number, padding = 0): Blob {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    ...u32(8),
    ...u16(1),
    ...u16(0x0112),
    ...u16(3),
    ...u32(1),
    ...u16(orientation),
    0,
    0,
  ];
  const exif = [...letters("Exif"), 0, 0, ...tiff];
  const filler = Array.from({ length: padding }, () =>
    Uint8Array.from([0xff, 0xe2, ...u16(60_000), ...Array(59_998).fill(0)]),
  );
  const frame = [0xff, 0xc0, ...u16(17), 8, ...u16(height), ...u16(width), 3];
  const start = bytes(0xff, 0xd8, 0xff, 0xe1, ...u16(exif.length + 2), ...exif);
  return new Blob([start, ...filler, bytes(...frame)]);
}

const heif = (brand: string, width: number, height: number) =>
  bytes(
    ...u32(20),
    ...letters("ftyp" + brand),
    ...u32(0),
    ...letters("mif1"),
    ...u32(20),
    ...letters("ispe"),
    ...u32(0),
    ...u32(width),
    ...u32(height),
  );

test.each([
  ["PNG", png(640, 480), { kind: "png", width: 640, height: 480 }],
  ["JPEG", jpeg(640, 480, 1), { kind: "jpeg", width: 640, height: 480 }],
  ["JPEG on its side", jpeg(640, 480, 6), { kind: "jpeg", width: 480, height: 640 }],
  ["JPEG behind 600 kB of metadata", jpeg(640, 480, 1, 10), { kind: "jpeg", width: 640, height: 480 }],
  ["GIF", bytes(...letters("GIF89a"), 0x80, 2, 0xe0, 1), { kind: "gif", width: 640, height: 480 }],
  ["AVIF", heif("avif", 640, 480), { kind: "avif", width: 640, height: 480 }],
  ["HEIC", heif("heic", 640, 480), { kind: "heic", width: 640, height: 480 }],
  [
    "WebP, extended",
    bytes(...letters("RIFF"), 0, 0, 0, 0, ...letters("WEBPVP8X"), 10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0),
    { kind: "webp", width: 640, height: 480 },
  ],
  [
    "WebP, lossy",
    bytes(...letters("RIFF"), 0, 0, 0, 0, ...letters("WEBPVP8 "), 0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x80, 2, 0xe0, 1),
    { kind: "webp", width: 640, height: 480 },
  ],
  [
    "WebP, lossless",
    bytes(...letters("RIFF"), 0, 0, 0, 0, ...letters("WEBPVP8L"), 0, 0, 0, 0, 0x2f, 0x7f, 0xc2, 0x77, 0),
    { kind: "webp", width: 640, height: 480 },
  ],
])("reads the size of %s", async (_, file, wanted) => {
  expect(await sniffImage(file)).toEqual(wanted);
});

test.each([
  ["an empty file", new Blob([]), "image-empty", "empty"],
  ["a text file", text("not a photo at all\n"), "image-not-an-image", "is text"],
  ["a PDF", text("%PDF-1.7 …"), "image-not-an-image", "PDF"],
  ["a ZIP", bytes(0x50, 0x4b, 3, 4, 0, 0), "image-not-an-image", "ZIP"],
  ["an SVG", text('<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>'), "image-svg", "SVG"],
  ["a bare SVG", text("  <svg></svg>"), "image-svg", "SVG"],
  ["a page with an SVG in it", text("<html><svg/></html>"), "image-not-an-image", "text"],
  ["a video", bytes(...u32(16), ...letters("ftypisom"), ...u32(0)), "image-not-an-image", "video"],
  ["30,000 x 30,000", png(30_000, 30_000), "image-too-large", "30000 x 30000"],
  ["a strip of 1 x 4000", png(1, 4000), "image-too-narrow", "1 x 4000"],
  ["a strip of 30 x 4000", png(30, 4000), "image-too-narrow", "30 x 4000"],
  ["a PNG without a size", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "image-broken", "damaged"],
  ["a JPEG cut after its first bytes", bytes(0xff, 0xd8, 0xff, 0xe0), "image-broken", "damaged"],
  ["a PNG of no height", png(300, 0), "image-broken", "damaged"],
])("%s is refused in one sentence", async (_, file, code, words) => {
  const error = await sniffImage(file).then(
    () => null,
    (caught: unknown) => caught,
  );
  expect(error).toMatchObject({ name: "AppError", code });
  const { message } = error as Error;
  expect(message).toContain(words);
  expect(message).toMatch(/^[^.]+[;,][^.]+\.$/);
});
