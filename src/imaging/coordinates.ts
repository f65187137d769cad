/**
 * The one map between the boxes a model writes and the pixels of the original photograph. Every conversion in the house
 * goes through here. Knows rectangles; does not know pictures or tools.
 */
import { AppError } from "../base/errors";
import type { Box } from "./raster";

/** `resized`: pixels of the resized picture; `thousand`: 0..1000; `unit`: 0..1. */
export type Convention = "resized" | "thousand" | "unit";

export interface View {
  /** Pixels of the original photograph. */
  original: { width: number; height: number };
  /** Pixels of the resized picture that the model saw. */
  resized: { width: number; height: number };
}

/** Smallest side of a region that is looked into, in original pixels: one patch pair. */
const minSide = 28;
const maxAspect = 100;

type Numbers = readonly [number, number, number, number];

/** A point or box in the model's convention, in original pixels, unrounded and unclamped. */
export function toOriginal(box: Numbers, convention: Convention, view: View): Numbers {
  const [unitX, unitY] = unitOf(convention, view);
  const { width, height } = view.original;
  return [(box[0] * width) / unitX, (box[1] * height) / unitY, (box[2] * width) / unitX, (box[3] * height) / unitY];
}

/** The inverse of `toOriginal`. */
export function fromOriginal(box: Numbers, convention: Convention, view: View): Numbers {
  const [unitX, unitY] = unitOf(convention, view);
  const { width, height } = view.original;
  return [(box[0] * unitX) / width, (box[1] * unitY) / height, (box[2] * unitX) / width, (box[3] * unitY) / height];
}

/**
 * The region a zoom looks into, in whole original pixels: scaled to the original, widened outwards to whole pixels,
 * clamped, each side then grown around its centre to at least 28 pixels (or the picture's, if that is less).
 * @throws AppError `box-empty`, `box-outside`, `box-too-narrow` with a sentence for the model.
 */
export function zoomRegion(box: Numbers, convention: Convention, view: View): Box {
  const { width, height } = view.original;
  const said = `[${box.join(", ")}]`;
  if (!box.every(Number.isFinite) || box[2] <= box[0] || box[3] <= box[1]) {
    throw new AppError("box-empty", `The box ${said} is empty: x2 must exceed x1 and y2 must exceed y1.`);
  }
  const [left, top, right, bottom] = toOriginal(box, convention, view);
  if (right <= 0 || bottom <= 0 || left >= width || top >= height) {
    throw new AppError("box-outside", `The box ${said} lies outside the image, which is ${extent(convention, view)}.`);
  }
  const x1 = Math.max(0, Math.floor(left));
  const y1 = Math.max(0, Math.floor(top));
  const x2 = Math.min(width, Math.ceil(right));
  const y2 = Math.min(height, Math.ceil(bottom));
  if (Math.max(x2 - x1, y2 - y1) > maxAspect * Math.min(x2 - x1, y2 - y1)) {
    throw new AppError("box-too-narrow", `The box ${said} is thinner than 1 to ${maxAspect}: choose a squarer one.`);
  }
  const [growX1, growX2] = grow(x1, x2, width);
  const [growY1, growY2] = grow(y1, y2, height);
  return [growX1, growY1, growX2, growY2];
}

/** Widens [start, end) around its centre to 28, shifted where the picture ends. */
function grow(start: number, end: number, size: number): [number, number] {
  const wanted = Math.min(size, Math.max(minSide, end - start));
  if (end - start >= wanted) return [start, end];
  const centred = Math.floor((start + end - wanted) / 2);
  const shifted = Math.min(Math.max(0, centred), size - wanted);
  return [shifted, shifted + wanted];
}

function unitOf(convention: Convention, view: View): readonly [number, number] {
  switch (convention) {
    case "resized":
      return [view.resized.width, view.resized.height];
    case "thousand":
      return [1000, 1000];
    case "unit":
      return [1, 1];
    default:
      return convention satisfies never;
  }
}

function extent(convention: Convention, view: View): string {
  const [x, y] = unitOf(convention, view);
  return `${x} x ${y}`;
}
