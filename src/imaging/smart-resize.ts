/** The size at which a Qwen-VL model sees a picture. Knows sizes only; from `smart_resize` of its image processor. */
import { AppError } from "../base/errors";

export interface SizeLimits {
  /** Both sides become multiples of this: patch size times merge size. */
  factor: number;
  minPixels: number;
  maxPixels: number;
}

const maxAspect = 200;

/**
 * Nearest size on the grid that keeps the aspect ratio and lies within the limits, in pixels.
 * @throws AppError `image-too-narrow` above an aspect ratio of 200.
 */
export function smartResize(width: number, height: number, limits: SizeLimits): { width: number; height: number } {
  const { factor, minPixels, maxPixels } = limits;
  if (Math.max(width, height) > maxAspect * Math.min(width, height)) {
    throw new AppError(
      "image-too-narrow",
      `This picture is ${width} x ${height} pixels, thinner than 1 to ${maxAspect}; choose or cut a squarer one.`,
    );
  }
  const size = { width: roundHalfEven(width / factor) * factor, height: roundHalfEven(height / factor) * factor };
  if (size.width * size.height > maxPixels) {
    const shrink = Math.sqrt((width * height) / maxPixels);
    return {
      width: Math.max(factor, Math.floor(width / shrink / factor) * factor),
      height: Math.max(factor, Math.floor(height / shrink / factor) * factor),
    };
  }
  if (size.width * size.height < minPixels) {
    const grow = Math.sqrt(minPixels / (width * height));
    return {
      width: Math.ceil((width * grow) / factor) * factor,
      height: Math.ceil((height * grow) / factor) * factor,
    };
  }
  return size;
}

/** Python's `round`: halves go to the even neighbour. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
