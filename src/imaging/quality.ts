/**
 * How well a photograph can be read: sharpness, light, glare, and the one line of advice that follows. It advises and never
 * refuses. Works on a small picture (`qualitySize`), so that it keeps up with a camera; knows nothing of where it is from.
 *
 * The thresholds were set on 42 photographs of museum pieces: see quality.browser.test.ts.
 */
import { tileSharpness } from "./quality-sharpness";
import type { Raster } from "./raster";

export interface Quality {
  /** Variance of the Laplacian in the sharpest tenth of tiles: how crisp the crispest edges are. */
  sharpness: number;
  /** Luma, 0 to 255, that a tenth of the middle of the picture exceeds; and its median. */
  light: number;
  middle: number;
  /** Share of the middle that is clipped at white, 0..1. */
  clipped: number;
  /** Share of the picture in white spots that the ground does not reach, as lamps and windows leave on a glaze, 0..1. */
  glare: number;
}

export type Advice = "dark" | "bright" | "blurred" | "glare";

const longestSide = 384;
/** Of 255: above it a channel holds no drawing any more. */
const white = 250;
/** The middle is what lies within this share of each side. */
const margin = 0.2;

/** The size at which a picture of `width` x `height` is measured. */
export function qualitySize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The most pressing advice, or null when there is nothing to say. */
export function adviceOf({ sharpness, light, middle, clipped, glare }: Quality): Advice | null {
  if (light < 90) return "dark";
  if (clipped > 0.25 && middle > 200) return "bright";
  if (sharpness < 30) return "blurred";
  if (glare > 0.012) return "glare";
  return null;
}

/** `raster` as `qualitySize` has it: at another size the same photograph measures differently. */
export function measureQuality(raster: Raster): Quality {
  const luma = lumaOf(raster);
  return {
    sharpness: tileSharpness(luma, raster.width, raster.height),
    ...lightOf(luma, raster),
    glare: glareOf(raster),
  };
}

/** ITU-R BT.601 luma, 0 to 255. */
function lumaOf({ width, height, data }: Raster): Float32Array {
  const luma = new Float32Array(width * height);
  for (let at = 0, from = 0; at < luma.length; at++, from += 4) {
    luma[at] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
  }
  return luma;
}

/** From the histogram of the middle, where the piece is: what the ground is like is nobody's fault. */
function lightOf(luma: Float32Array, { width, height }: Raster): Pick<Quality, "light" | "middle" | "clipped"> {
  const histogram = new Uint32Array(256);
  let pixels = 0;
  for (let y = Math.floor(height * margin); y < height * (1 - margin); y++) {
    for (let x = Math.floor(width * margin); x < width * (1 - margin); x++) {
      const level = Math.round(luma[y * width + x] ?? 0);
      histogram[level] = (histogram[level] ?? 0) + 1;
      pixels += 1;
    }
  }
  const exceededBy = (share: number): number => {
    let seen = 0;
    for (let level = 255; level > 0; level--) {
      seen += histogram[level] ?? 0;
      if (seen > pixels * share) return level;
    }
    return 0;
  };
  const clipped = histogram.subarray(white).reduce((sum, count) => sum + count, 0) / Math.max(1, pixels);
  return { light: exceededBy(0.1), middle: exceededBy(0.5), clipped };
}

/** White pixels that no chain of white ones joins to the edge: a white ground is no glare. */
function glareOf({ width, height, data }: Raster): number {
  const blown = new Uint8Array(width * height);
  let spots = 0;
  for (let at = 0; at < blown.length; at++) {
    const from = at * 4;
    if ((data[from] ?? 0) >= white && (data[from + 1] ?? 0) >= white && (data[from + 2] ?? 0) >= white) {
      blown[at] = 1;
      spots += 1;
    }
  }
  const reached: number[] = [];
  const reach = (at: number) => {
    if (blown[at] !== 1) return;
    blown[at] = 2;
    spots -= 1;
    reached.push(at);
  };
  for (let x = 0; x < width; x++) {
    reach(x);
    reach((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    reach(y * width);
    reach(y * width + width - 1);
  }
  for (let at = reached.pop(); at !== undefined; at = reached.pop()) {
    const x = at % width;
    if (x > 0) reach(at - 1);
    if (x < width - 1) reach(at + 1);
    if (at >= width) reach(at - width);
    if (at + width < blown.length) reach(at + width);
  }
  return spots / Math.max(1, blown.length);
}
