/** Which rows of a long grid are near the screen; knows nothing of what is in them. */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

export interface GridShape {
  /** Narrowest column, gap between columns, and what a row holds below its picture, in rem. */
  column: number;
  gap: number;
  words: number;
  /** Height of the picture, in widths. */
  tall: number;
}

export interface GridWindow {
  columns: number;
  /** Pixels from the top of one row to the top of the next. */
  row: number;
  /** First and one past the last row to draw. */
  first: number;
  last: number;
}

/** Screens drawn above and below the one that is seen. */
const AHEAD = 0.75;

const NOTHING: GridWindow = { columns: 1, row: 1, first: 0, last: 0 };

function measure(grid: HTMLElement, shape: GridShape): GridWindow {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { width, top } = grid.getBoundingClientRect();
  const gap = shape.gap * rem;
  const columns = Math.max(2, Math.floor((width + gap) / (shape.column * rem + gap)));
  const row = Math.round(((width - gap * (columns - 1)) / columns) * shape.tall + (shape.words + shape.gap) * rem);
  const first = Math.max(0, Math.floor((-top - innerHeight * AHEAD) / row));
  const last = Math.max(first, Math.ceil((-top + innerHeight * (1 + AHEAD)) / row));
  return { columns, row, first, last };
}

/** The window moves with scrolling, and the grid is measured anew when it or the text changes size. */
export function useWindow(grid: RefObject<HTMLElement | null>, shape: GridShape): GridWindow {
  const [seen, setSeen] = useState(NOTHING);
  const frame = useRef(0);
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const look = () => {
      frame.current = 0;
      const now = measure(element, shape);
      setSeen((before) => (isSame(before, now) ? before : now));
    };
    const soon = () => (frame.current ||= requestAnimationFrame(look));
    look();
    const sizes = new ResizeObserver(soon);
    sizes.observe(element);
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame.current);
      sizes.disconnect();
      removeEventListener("scroll", soon);
      removeEventListener("resize", soon);
    };
  }, [grid, shape]);
  return seen;
}

function isSame(a: GridWindow, b: GridWindow): boolean {
  return a.columns === b.columns && a.row === b.row && a.first === b.first && a.last === b.last;
}
