/** All pieces that answer, as a wall to walk along: only what is near the screen is drawn, however many there are. */
import { useEffect, useRef } from "preact/hooks";
import type { FoundPieces } from "../../app/library-model";
import { useRestoredPlace } from "../scroll-place";
import { PieceCard } from "./piece-card";
import { type GridShape, useWindow } from "./use-window";

/** A label of three lines below a square for the picture, as `library.css` draws it. */
const SHAPE: GridShape = { column: 8.75, gap: 1, words: 5.25, tall: 1 };

interface WallProps {
  found: FoundPieces;
  need(first: number, last: number): void;
  label: string;
}

export function Wall({ found: { pieces, total }, need, label }: WallProps) {
  const grid = useRef<HTMLDivElement>(null);
  const { columns, row, first, last } = useWindow(grid, SHAPE);
  const rows = Math.ceil(total / columns);
  const from = Math.min(first, rows) * columns;
  const to = Math.min(last * columns, total);
  useEffect(() => {
    if (to > from) need(from, to - 1);
  }, [from, to, pieces, need]);
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
          const hit = pieces.get(place);
          return (
            <li
              key={hit === undefined ? place : `${hit.packId}/${hit.recordId}`}
              aria-setsize={total}
              aria-posinset={place + 1}
            >
              {hit === undefined ? <span class="piece-mat" /> : <PieceCard hit={hit} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
