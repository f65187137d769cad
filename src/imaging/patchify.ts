/** From resized pixels to the patches a Qwen-VL vision tower eats. Knows one fixed layout; does not resize. */
import { AppError } from "../base/errors";
import type { Raster } from "./raster";

const patch = 14;
const merge = 2;
const frames = 2;
/** Floats of one patch: 3 channels x 2 frames (a still is shown twice) x 14 x 14. */
export const patchFloats = 3 * frames * patch * patch;

/** CLIP's channel means and deviations, of values in 0..1. */
const mean = [0.48145466, 0.4578275, 0.40821073] as const;
const deviation = [0.26862954, 0.26130258, 0.27577711] as const;

export interface Patches {
  /** `[rows * columns, 1176]`. */
  values: Float32Array;
  /** Of 14-pixel patches. */
  rows: number;
  columns: number;
}

/**
 * Patches in the order of `Qwen2VLImageProcessor`: blocks of 2 x 2 patches row by row, and within a block row by row;
 * each patch is [channel][frame][y][x]. Width and height must be multiples of 28.
 */
export function patchify({ width, height, data }: Raster): Patches {
  const block = patch * merge;
  if (width % block !== 0 || height % block !== 0) {
    throw new AppError(
      "size-off-grid",
      `Cutting patches: found ${width} x ${height} pixels, wanted multiples of ${block}; resize with smartResize first.`,
    );
  }
  const rows = height / patch;
  const columns = width / patch;
  const tables = mean.map((_, channel) => normalisation(channel));
  const values = new Float32Array(rows * columns * patchFloats);
  const frameFloats = patch * patch;
  let at = 0;
  for (let blockRow = 0; blockRow < rows; blockRow += merge) {
    for (let blockColumn = 0; blockColumn < columns; blockColumn += merge) {
      for (let inBlock = 0; inBlock < merge * merge; inBlock++) {
        const top = (blockRow + (inBlock >> 1)) * patch;
        const left = (blockColumn + (inBlock & 1)) * patch;
        for (let channel = 0; channel < 3; channel++, at += frames * frameFloats) {
          const table = tables[channel] as Float32Array;
          for (let y = 0; y < patch; y++) {
            let pixel = ((top + y) * width + left) * 4 + channel;
            for (let x = 0; x < patch; x++, pixel += 4) {
              values[at + y * patch + x] = table[data[pixel] as number] as number;
            }
          }
          values.copyWithin(at + frameFloats, at, at + frameFloats);
        }
      }
    }
  }
  return { values, rows, columns };
}

/** Byte value to normalised float, for one channel. */
export function normalisation(channel: number): Float32Array {
  const centre = mean[channel] as number;
  const spread = deviation[channel] as number;
  return Float32Array.from({ length: 256 }, (_, byte) => (byte / 255 - centre) / spread);
}
