/** Which pictures are studied at all, and the sentence for those that are not; knows sizes, not bytes. */
import { AppError } from "../base/errors";

/** Above this a photograph does not fit in a phone's memory once decoded. */
export const maxPixels = 50_000_000;
/** The side of one patch pair: below it the model has nothing to look at. */
export const minSide = 28;
export const maxAspect = 100;

/** @throws AppError `image-too-large` or `image-too-narrow`; `width` and `height` are pixels as they will be shown. */
export function checkSize(width: number, height: number): void {
  const size = `${width} x ${height} pixels`;
  if (width * height > maxPixels) {
    throw new AppError(
      "image-too-large",
      `This picture is ${size}, more than the 50 million that fit in memory; make it smaller and choose it again.`,
    );
  }
  const shortest = Math.min(width, height);
  if (shortest < minSide || Math.max(width, height) > shortest * maxAspect) {
    throw new AppError(
      "image-too-narrow",
      `This picture is ${size}, too thin or too small to study; choose one at least ${minSide} pixels on each side.`,
    );
  }
}
