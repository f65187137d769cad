/** A wall of cards of which only those near the screen are drawn, however many there are. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type GridShape, useWindow } from "./library/use-window";
import { useRestoredPlace } from "./scroll-place";

interface WindowWallProps {
  /** The size of a card, as its style sheet draws it. */
  shape: GridShape;
  total: number;
  label: string;
  /** The card at a place, 0-based, with a key of its own. */
  card(place: number): { key: string | number; content: ComponentChildren };
  /** Told of the places that are drawn, the last included. */
  onDrawn?(first: number, last: number): void;
}

export function WindowWall({ shape, total, label, card, onDrawn }: WindowWallProps) {
  const grid = useRef<HTMLDivElement>(null);
  const { columns, row, first, last } = useWindow(grid, shape);
  const rows = Math.ceil(total / columns);
  const from = Math.min(first, rows) * columns;
  const to = Math.min(last * columns, total);
  useEffect(() => {
    if (to > from) onDrawn?.(from, to - 1);
  }, [from, to, onDrawn]);
  useRestoredPlace(row > 1);
  const places = Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place);
  return (
    <div class="wall" ref={grid} style={{ height: `${rows * row}px` }}>
      <ul
        aria-label={label}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridAutoRows: `${row}px`,
          transform: `translateY(${(from / columns) * row}px)`,
        }}
      >
        {places.map((place) => {
          const { key, content } = card(place);
          return (
            <li key={key} aria-setsize={total} aria-posinset={place + 1}>
              {content}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
