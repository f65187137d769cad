/**
 * A picture as a pack keeps it: a small JPEG of its pixels and nothing else. Where it was taken, and by which camera, is not
 * written again. Knows no pack.
 */
import { AppError } from "../../base/errors";
import { type OriginalImage, decodeImage } from "../../imaging/decode";
import type { Raster } from "../../imaging/raster";

/** Pixels of the longest side of a thumbnail. */
export const THUMB_SIDE = 320;
const QUALITY = 0.85;
/** Bytes of a `pictureKey`. */
export const KEY_BYTES = 8;

export interface PreparedPicture {
  thumb: Blob;
  /** The same for pictures of the same pixels, and for next to no others. */
  key: Uint8Array;
}

/** @throws AppError as `decodeImage` does, `canvas-refused`, or the abort reason. */
export async function preparePicture(file: Blob, signal: AbortSignal): Promise<PreparedPicture> {
  const image = await decodeImage(file, signal);
  try {
    const scale = Math.min(1, THUMB_SIDE / Math.max(image.width, image.height));
    const small = image.small(side(image.width * scale), side(image.height * scale));
    return { thumb: await jpeg(small), key: await keyOf(image, small) };
  } finally {
    image.close();
  }
}

/** Whether two files show the same pixels, whatever their format and metadata. @throws as `preparePicture`. */
export async function samePixels(one: Blob, other: Blob, signal: AbortSignal): Promise<boolean> {
  const [a, b] = [await decodeImage(one, signal), await decodeImage(other, signal)];
  try {
    return a.width === b.width && a.height === b.height && rowsAgree(a, b);
  } finally {
    a.close();
    b.close();
  }
}

const side = (pixels: number) => Math.max(1, Math.round(pixels));

async function keyOf({ width, height }: OriginalImage, small: Raster): Promise<Uint8Array> {
  const size = new Uint8Array(Uint32Array.of(width, height).buffer);
  const bytes = new Uint8Array(size.length + small.data.length);
  bytes.set(size);
  bytes.set(small.data, size.length);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, KEY_BYTES);
}

/** In bands, so that two large photographs are never whole in memory. */
function rowsAgree(one: OriginalImage, other: OriginalImage): boolean {
  const { width, height } = one;
  const band = Math.max(1, Math.floor((4 * 1024 * 1024) / width));
  for (let y = 0; y < height; y += band) {
    const box = [0, y, width, Math.min(height, y + band)] as const;
    const [a, b] = [one.read(box).data, other.read(box).data];
    if (a.some((byte, at) => byte !== b[at])) return false;
  }
  return true;
}

async function jpeg({ width, height, data }: Raster): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) {
    const words = `the browser gave no canvas of ${width} x ${height}; close other tabs and try again`;
    throw new AppError("canvas-refused", `make a thumbnail: ${words}`);
  }
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}
