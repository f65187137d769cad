/** Charts as SVG that stands in a page without scripts and prints. Drawn for the eye: a table says the same beside each. */
import { type Markup, markup } from "./markup";
import type { Estimate } from "./score-table";

const WIDTH = 640;
const LEFT = 96;
const RIGHT = 24;
const ROW = 30;
const SIDE = 340;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const places = (value: number) => Math.round(value * 10) / 10;
const tick = (value: number) => `${Math.round(100 * value)} %`;

export interface Bar extends Estimate {
  name: string;
}

/** Named shares of one with their intervals, one below the other. */
export function intervalChart(label: string, bars: readonly Bar[]): Markup {
  const height = bars.length * ROW + 34;
  const x = (share: number) => places(LEFT + share * (WIDTH - LEFT - RIGHT));
  const grid = TICKS.map(
    (at) =>
      markup`<line class="grid" x1="${x(at)}" x2="${x(at)}" y1="4" y2="${height - 26}"/><text x="${x(at)}" y="${height - 8}" text-anchor="middle">${tick(at)}</text>`,
  );
  const rows = bars.map(({ name, value, low, high }, i) => {
    const y = i * ROW + 20;
    return markup`<text x="${LEFT - 12}" y="${y + 4}" text-anchor="end">${name}</text><line class="whisker" x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}"/><circle cx="${x(value)}" cy="${y}" r="5"/>`;
  });
  return svg(label, WIDTH, height, [...grid, ...rows]);
}

export interface Point {
  x: number;
  y: number;
  /** Radius in pixels; absent: the points are joined by a line. */
  size?: number;
}

/** Shares of one against shares of one; `diagonal`: where both are the same. */
export function squareChart(
  label: string,
  points: readonly Point[],
  axes: { x: string; y: string },
  diagonal = false,
): Markup {
  const from = 64;
  const to = SIDE - 24;
  const x = (share: number) => places(from + share * (to - from));
  const y = (share: number) => places(SIDE - 48 - share * (SIDE - 48 - 12));
  const grid = TICKS.map(
    (at) =>
      markup`<line class="grid" x1="${x(at)}" x2="${x(at)}" y1="${y(0)}" y2="${y(1)}"/><line class="grid" x1="${x(0)}" x2="${x(1)}" y1="${y(at)}" y2="${y(at)}"/><text x="${x(at)}" y="${y(0) + 16}" text-anchor="middle">${tick(at)}</text><text x="${x(0) - 6}" y="${y(at) + 4}" text-anchor="end">${tick(at)}</text>`,
  );
  const middle = (from + to) / 2;
  const names = markup`<text x="${middle}" y="${SIDE - 8}" text-anchor="middle">${axes.x}</text><text transform="translate(12,${y(0.5)}) rotate(-90)" text-anchor="middle">${axes.y}</text>`;
  const across = diagonal ? markup`<line class="reference" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>` : "";
  const dots = points.flatMap(({ x: at, y: up, size }) =>
    size === undefined ? [] : [markup`<circle cx="${x(at)}" cy="${y(up)}" r="${places(size)}"/>`],
  );
  const line = points.every(({ size }) => size === undefined)
    ? markup`<polyline class="curve" points="${points.map((point) => `${x(point.x)},${y(point.y)}`).join(" ")}"/>`
    : "";
  return svg(label, SIDE, SIDE, [...grid, names, across, ...dots, line]);
}

function svg(label: string, width: number, height: number, content: readonly (Markup | string)[]): Markup {
  return markup`<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${content}</svg>`;
}
