/** From a picture to the square an image tower eats, as the model's `preprocessor_config.json` says. Runs no network. */
import * as v from "valibot";
import type { Box, PixelSource, Raster } from "../imaging/raster";
import { resize } from "../imaging/resize";

const side = v.pipe(v.number(), v.integer(), v.minValue(1));
const three = v.tuple([v.number(), v.number(), v.number()]);

export const preprocessorSchema = v.object({
  size: v.union([v.object({ height: side, width: side }), v.object({ shortest_edge: side })]),
  crop_size: v.optional(v.union([v.object({ height: side, width: side }), side])),
  do_center_crop: v.optional(v.boolean(), false),
  /** Fit the whole picture in, with margins of the mean colour: no foot rim is cut off. */
  do_pad: v.optional(v.boolean(), false),
  image_mean: v.optional(three, [0.48145466, 0.4578275, 0.40821073]),
  image_std: v.optional(three, [0.26862954, 0.26130258, 0.27577711]),
});
export type Preprocessor = v.InferOutput<typeof preprocessorSchema>;

interface Size {
  width: number;
  height: number;
}

/** `[3, height, width]` normalised floats of the picture, or of the box of it, in Pillow's bicubic. */
export function squarePixels(
  picture: Raster | PixelSource,
  preprocessor: Preprocessor,
  box?: Box,
): Size & { values: Float32Array } {
  const region: Box = box ?? [0, 0, picture.width, picture.height];
  const seen = { width: region[2] - region[0], height: region[3] - region[1] };
  const target = targetSize(preprocessor);
  const inner = innerSize(seen, target, preprocessor);
  const resized = resize(picture, inner.width, inner.height, region);
  // Negative where the picture overlaps the square (centre crop), positive where it leaves margins (padding).
  const left = Math.floor((target.width - inner.width) / 2);
  const top = Math.floor((target.height - inner.height) / 2);
  const area = target.width * target.height;
  const values = new Float32Array(3 * area);
  for (let channel = 0; channel < 3; channel++) {
    const mean = preprocessor.image_mean[channel] ?? 0;
    const deviation = preprocessor.image_std[channel] ?? 1;
    const margin = Math.round(mean * 255);
    for (let y = 0; y < target.height; y++) {
      for (let x = 0; x < target.width; x++) {
        const inside = x >= left && x < left + inner.width && y >= top && y < top + inner.height;
        const byte = inside ? resized.data[((y - top) * inner.width + x - left) * 4 + channel] : margin;
        values[channel * area + y * target.width + x] = ((byte ?? 0) / 255 - mean) / deviation;
      }
    }
  }
  return { ...target, values };
}

function targetSize({ size, crop_size: crop }: Preprocessor): Size {
  if (crop !== undefined) return typeof crop === "number" ? { width: crop, height: crop } : crop;
  return "height" in size ? size : { width: size.shortest_edge, height: size.shortest_edge };
}

/** The size the picture is resized to before it is padded or cropped. */
function innerSize(seen: Size, target: Size, { size, do_center_crop: crops, do_pad: pads }: Preprocessor): Size {
  if (pads) {
    const scale = Math.max(target.width, target.height) / Math.max(seen.width, seen.height);
    return {
      width: Math.max(1, roundHalfEven(seen.width * scale)),
      height: Math.max(1, roundHalfEven(seen.height * scale)),
    };
  }
  if (!crops || "height" in size) return target;
  const scale = size.shortest_edge / Math.min(seen.width, seen.height);
  return { width: Math.trunc(seen.width * scale), height: Math.trunc(seen.height * scale) };
}

/** Python's `round`. */
function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
