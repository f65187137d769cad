/** The frame a person draws on a photograph: drawn, moved, resized, always whole pixels inside the picture; pure. */
import type { Box } from "../domain/evidence";

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The shortest side of a frame, as a share of the photograph's shorter side: less shows the model nothing. */
const SMALLEST = 0.06;

/** A tap means a place, not a size: the frame around it is this share of the photograph's shorter side. */
const TAPPED = 0.3;

/** What an arrow key moves by, as a share of the longer side. */
const STEP = 0.02;

export type Corner = "nw" | "ne" | "sw" | "se";
export const CORNERS = ["nw", "ne", "sw", "se"] as const satisfies readonly Corner[];

function smallestSide({ width, height }: Size): number {
  return Math.max(1, Math.round(Math.min(width, height) * SMALLEST));
}

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** The middle third, to begin with. */
export function firstRegion({ width, height }: Size): Box {
  return [Math.round(width / 3), Math.round(height / 3), Math.round((2 * width) / 3), Math.round((2 * height) / 3)];
}

/** The frame between two points in whatever order; around the first where they are one place. */
export function regionBetween(from: Point, to: Point, size: Size): Box {
  const least = smallestSide(size);
  if (Math.abs(to.x - from.x) < least / 2 && Math.abs(to.y - from.y) < least / 2) return regionAround(from, size);
  const [x1, x2] = span(from.x, to.x, size.width, least);
  const [y1, y2] = span(from.y, to.y, size.height, least);
  return [x1, y1, x2, y2];
}

function regionAround({ x, y }: Point, size: Size): Box {
  const side = Math.min(size.width, size.height) * TAPPED;
  return movedRegion([0, 0, Math.round(side), Math.round(side)], { x: x - side / 2, y: y - side / 2 }, size);
}

/** Two ends in order, inside `[0, whole]`, at least `least` apart; the first end stays where there is room. */
function span(from: number, to: number, whole: number, least: number): [number, number] {
  const [low, high] = [from, to].map((end) => Math.round(within(end, 0, whole))).toSorted((a, b) => a - b);
  const start = within(low ?? 0, 0, Math.max(0, whole - least));
  return [start, within(high ?? 0, Math.min(whole, start + least), whole)];
}

/** Moved by so much, its size kept. */
export function movedRegion([x1, y1, x2, y2]: Box, by: Point, { width, height }: Size): Box {
  const x = Math.round(within(x1 + by.x, 0, width - (x2 - x1)));
  const y = Math.round(within(y1 + by.y, 0, height - (y2 - y1)));
  return [x, y, x + x2 - x1, y + y2 - y1];
}

/** One corner moved by so much; the corner across stays. */
export function resizedRegion([x1, y1, x2, y2]: Box, corner: Corner, by: Point, size: Size): Box {
  const least = smallestSide(size);
  const west = corner.endsWith("w");
  const north = corner.startsWith("n");
  return [
    west ? Math.round(within(x1 + by.x, 0, x2 - least)) : x1,
    north ? Math.round(within(y1 + by.y, 0, y2 - least)) : y1,
    west ? x2 : Math.round(within(x2 + by.x, x1 + least, size.width)),
    north ? y2 : Math.round(within(y2 + by.y, y1 + least, size.height)),
  ];
}

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What a key makes of a frame: arrows move it, with shift they pull its lower right corner. Null for any other key. */
export function regionByKey(box: Box, { key, shiftKey }: { key: string; shiftKey: boolean }, size: Size): Box | null {
  const arrow = ARROWS[key];
  if (arrow === undefined) return null;
  const step = Math.max(1, Math.max(size.width, size.height) * STEP);
  const by = { x: arrow.x * step, y: arrow.y * step };
  return shiftKey ? resizedRegion(box, "se", by, size) : movedRegion(box, by, size);
}
