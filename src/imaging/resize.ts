/**
 * Resizes as Pillow 13's `Image.resize(size, BICUBIC)` does, byte for byte: one axis, round to 8 bits, then the other.
 * The model was trained on such pixels; a canvas smooths differently. Knows pixels only.
 */
import { type Weights, bicubicWeights, fractionBits } from "./bicubic";
import { type Box, type PixelSource, type Raster, rasterSource } from "./raster";

/** Source pixels that are read at a time, in bytes: what bounds the memory for a large photograph. */
const bandBytes = 16 * 1024 * 1024;
const half = 1 << (fractionBits - 1);

/** The picture, or the box of it, at `width` x `height`. Alpha of the result is 255. */
export function resize(picture: Raster | PixelSource, width: number, height: number, box?: Box): Raster {
  const source = "read" in picture ? picture : rasterSource(picture);
  const region = box ?? [0, 0, source.width, source.height];
  const sourceWidth = region[2] - region[0];
  const sourceHeight = region[3] - region[1];
  if (sourceWidth === width && sourceHeight === height) return opaque(copy(source.read(region)));
  if (sourceHeight === height) return opaque(resizeWidth(source, region, width));
  if (sourceWidth === width) return opaque(resizeHeight(source, region, height));
  // Pillow takes the axis that loses more first; which one it is decides the last bit of some bytes.
  const heightFirst = sourceHeight > height && sourceHeight - height > 2 * (sourceWidth - width);
  const between = rasterSource(heightFirst ? resizeHeight(source, region, height) : resizeWidth(source, region, width));
  const whole: Box = [0, 0, between.width, between.height];
  return opaque(heightFirst ? resizeWidth(between, whole, width) : resizeHeight(between, whole, height));
}

/** `[x1, y1, x2, y2]` to `width` columns, read in bands of rows. */
function resizeWidth(source: PixelSource, [x1, y1, x2, y2]: Box, width: number): Raster {
  const sourceWidth = x2 - x1;
  const weights = bicubicWeights(sourceWidth, width);
  const data = new Uint8ClampedArray(width * (y2 - y1) * 4);
  const bandRows = Math.max(1, Math.floor(bandBytes / (sourceWidth * 4)));
  for (let y = y1; y < y2; y += bandRows) {
    const end = Math.min(y2, y + bandRows);
    const band = source.read([x1, y, x2, end]);
    const target = data.subarray((y - y1) * width * 4, (end - y1) * width * 4);
    for (let row = 0; row < end - y; row++) {
      resizeRow(band.data, row * sourceWidth * 4, weights, target, row * width * 4, width);
    }
  }
  return { width, height: y2 - y1, data };
}

function resizeRow(
  source: Uint8ClampedArray,
  sourceAt: number,
  { starts, counts, values, stride }: Weights,
  target: Uint8ClampedArray,
  targetAt: number,
  width: number,
): void {
  for (let x = 0; x < width; x++) {
    const count = counts[x] as number;
    let at = sourceAt + (starts[x] as number) * 4;
    let red = half;
    let green = half;
    let blue = half;
    for (let i = 0; i < count; i++, at += 4) {
      const weight = values[x * stride + i] as number;
      red += Math.imul(source[at] as number, weight);
      green += Math.imul(source[at + 1] as number, weight);
      blue += Math.imul(source[at + 2] as number, weight);
    }
    const out = targetAt + x * 4;
    // The array clamps to 0..255, as Pillow's clip8 does.
    target[out] = red >> fractionBits;
    target[out + 1] = green >> fractionBits;
    target[out + 2] = blue >> fractionBits;
  }
}

/** `[x1, y1, x2, y2]` to `height` rows, read in stripes of columns. */
function resizeHeight(source: PixelSource, [x1, y1, x2, y2]: Box, height: number): Raster {
  const width = x2 - x1;
  const weights = bicubicWeights(y2 - y1, height);
  const data = new Uint8ClampedArray(width * height * 4);
  const stripeColumns = Math.max(1, Math.floor(bandBytes / ((y2 - y1) * 4)));
  for (let x = x1; x < x2; x += stripeColumns) {
    const end = Math.min(x2, x + stripeColumns);
    const stripe = source.read([x, y1, end, y2]);
    resizeColumns(stripe.data, (end - x) * 4, weights, data, (x - x1) * 4, width * 4);
  }
  return { width, height, data };
}

function resizeColumns(
  source: Uint8ClampedArray,
  stripeBytes: number,
  { starts, counts, values, stride }: Weights,
  target: Uint8ClampedArray,
  targetAt: number,
  targetRowBytes: number,
): void {
  const sums = new Int32Array(stripeBytes);
  for (let y = 0; y < counts.length; y++) {
    sums.fill(half);
    const count = counts[y] as number;
    for (let i = 0; i < count; i++) {
      const weight = values[y * stride + i] as number;
      const row = ((starts[y] as number) + i) * stripeBytes;
      for (let x = 0; x < stripeBytes; x++) {
        sums[x] = (sums[x] as number) + Math.imul(source[row + x] as number, weight);
      }
    }
    const out = targetAt + y * targetRowBytes;
    for (let x = 0; x < stripeBytes; x++) target[out + x] = (sums[x] as number) >> fractionBits;
  }
}

function copy({ width, height, data }: Raster): Raster {
  return { width, height, data: data.slice() };
}

function opaque(raster: Raster): Raster {
  for (let at = 3; at < raster.data.length; at += 4) raster.data[at] = 255;
  return raster;
}
