/**
 * From a file to pixels that are read by region. The browser applies the EXIF orientation and the colour profile; nothing
 * here may turn a picture again. Does not know models.
 */
import { isAbort } from "../base/abort";
import { AppError } from "../base/errors";
import { checkSize } from "./limits";
import type { Box, PixelSource, Raster } from "./raster";
import { brokenImage, type Sniffed, sniffImage } from "./sniff";

/** A decoded photograph; `close` gives its memory back. */
export interface OriginalImage extends PixelSource {
  /** All of it at another size, smoothed as the browser does: for people to look at, not for a model. */
  small(width: number, height: number): Raster;
  close(): void;
}

/**
 * Checks and decodes a file.
 * @throws AppError as `sniffImage`, `image-heic` and `image-broken` where the browser cannot decode it, or the abort
 * reason.
 */
export async function decodeImage(file: Blob, signal?: AbortSignal): Promise<OriginalImage> {
  const sniffed = await sniffImage(file);
  signal?.throwIfAborted();
  const bitmap = await decodeBitmap(file, sniffed);
  try {
    signal?.throwIfAborted();
    checkSize(bitmap.width, bitmap.height); // a header can lie
  } catch (error) {
    bitmap.close();
    throw error;
  }
  return bitmapSource(bitmap);
}

async function decodeBitmap(file: Blob, sniffed: Sniffed): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file);
  } catch (cause) {
    if (cause instanceof Error && isAbort(cause)) throw cause;
    if (sniffed.kind === "heic") {
      throw new AppError(
        "image-heic",
        "This is a HEIC photograph, which this browser cannot read; save it as JPEG and choose that copy.",
        { cause },
      );
    }
    throw brokenImage(cause);
  }
}

function bitmapSource(bitmap: ImageBitmap): OriginalImage {
  return {
    width: bitmap.width,
    height: bitmap.height,
    read: (box) => readRegion(bitmap, box, box[2] - box[0], box[3] - box[1]),
    small: (width, height) => readRegion(bitmap, [0, 0, bitmap.width, bitmap.height], width, height),
    close: () => bitmap.close(),
  };
}

/** Transparent pixels become white, as on a page. */
function readRegion(bitmap: ImageBitmap, [x1, y1, x2, y2]: Box, width: number, height: number): Raster {
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true, alpha: false });
  if (context === null) {
    throw new AppError(
      "canvas-refused",
      `Reading pixels: the browser gave no canvas of ${width} x ${height}; close other tabs and try again.`,
    );
  }
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, x1, y1, x2 - x1, y2 - y1, 0, 0, width, height);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
