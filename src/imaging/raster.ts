/** Pixels in memory, and anything they can be read from; knows nothing of files, canvases or models. */
import { AppError } from "../base/errors";

/** Rows of RGBA bytes, top to bottom, no padding. Alpha is carried along and never used: pictures are opaque here. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** `width * height * 4` bytes. */
  readonly data: Uint8ClampedArray;
}

/** Pixel box `[x1, y1, x2, y2]`, x2 and y2 exclusive. */
export type Box = readonly [number, number, number, number];

/** A picture whose pixels are read by region, so that a 50-megapixel photograph is never whole in memory. */
export interface PixelSource {
  readonly width: number;
  readonly height: number;
  /** The pixels of an integer box that lies inside the picture. */
  read(box: Box): Raster;
}

/** Wraps pixels that are already in memory. */
export function rasterSource(raster: Raster): PixelSource {
  const { width, height, data } = raster;
  return {
    width,
    height,
    read([x1, y1, x2, y2]) {
      if (x1 < 0 || y1 < 0 || x2 > width || y2 > height || x1 >= x2 || y1 >= y2) {
        throw new AppError(
          "box-outside",
          `Reading pixels: the box ${[x1, y1, x2, y2].join(", ")} is not inside the ${width} x ${height} picture; clamp it first.`,
        );
      }
      if (x1 === 0 && x2 === width) {
        return { width, height: y2 - y1, data: data.subarray(y1 * width * 4, y2 * width * 4) };
      }
      const rowBytes = (x2 - x1) * 4;
      const region = new Uint8ClampedArray(rowBytes * (y2 - y1));
      for (let y = y1; y < y2; y++) {
        const start = (y * width + x1) * 4;
        region.set(data.subarray(start, start + rowBytes), (y - y1) * rowBytes);
      }
      return { width: x2 - x1, height: y2 - y1, data: region };
    },
  };
}
