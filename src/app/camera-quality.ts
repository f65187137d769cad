/** Looks at what a camera shows, or at a chosen file, small: a few milliseconds a look. */
import { type Advice, adviceOf, measureQuality, qualitySize } from "../imaging/quality";

export type { Advice } from "../imaging/quality";

let context: OffscreenCanvasRenderingContext2D | null = null;

/** `width` and `height` are the picture's own. Null when nothing is amiss, or nothing can be told. */
export function adviceOn(picture: CanvasImageSource, width: number, height: number): Advice | null {
  const size = qualitySize(width, height);
  context ??= new OffscreenCanvas(size.width, size.height).getContext("2d", { alpha: false, willReadFrequently: true });
  if (context === null || width === 0 || height === 0) return null;
  Object.assign(context.canvas, size);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, size.width, size.height);
  const { data } = context.getImageData(0, 0, size.width, size.height);
  return adviceOf(measureQuality({ ...size, data }));
}

/** `size`: the picture's own. Null, too, for a file that this browser cannot show. */
export async function adviceOnFile(file: Blob, size: { width: number; height: number }): Promise<Advice | null> {
  const { width: resizeWidth, height: resizeHeight } = qualitySize(size.width, size.height);
  try {
    // Made small where it is decoded: at full size it would hold up the page.
    const bitmap = await createImageBitmap(file, { resizeWidth, resizeHeight, resizeQuality: "high" });
    const advice = adviceOn(bitmap, bitmap.width, bitmap.height);
    bitmap.close();
    return advice;
  } catch {
    return null;
  }
}

/** Advice that has stood for two looks, so that the line does not flicker while a hand settles. */
export function steady(): (advice: Advice | null) => Advice | null {
  let shown: Advice | null = null;
  let before: Advice | null = null;
  return (advice) => {
    if (advice === before) shown = advice;
    before = advice;
    return shown;
  };
}
