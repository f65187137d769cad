/** All studies that answer, as a wall: only what is near the screen is drawn, however many there are. */
import { useRef } from "preact/hooks";
import type { StudySummary } from "../../app/ports";
import { type GridShape, useWindow } from "../library/use-window";
import { useRestoredPlace } from "../scroll-place";
import { StudyCard } from "./study-card";

/** A label of four lines below a square for the photograph, as `notebook.css` draws it. */
const SHAPE: GridShape = { column: 9.5, gap: 1, words: 5.5, tall: 1 };

interface StudyWallProps {
  studies: readonly StudySummary[];
  label: string;
  chosen: ReadonlySet<string> | null;
  choose(id: string): void;
  note(id: string): void;
}

export function StudyWall({ studies, label, chosen, choose, note }: StudyWallProps) {
  const grid = useRef<HTMLDivElement>(null);
  const { columns, row, first, last } = useWindow(grid, SHAPE);
  const rows = Math.ceil(studies.length / columns);
  const from = Math.min(first, rows) * columns;
  useRestoredPlace(row > 1);
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
        {studies.slice(from, last * columns).map((study, place) => (
          <li key={study.id} aria-setsize={studies.length} aria-posinset={from + place + 1}>
            <StudyCard
              study={study}
              chosen={chosen === null ? null : chosen.has(study.id)}
              choose={() => choose(study.id)}
              note={() => note(study.id)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
