/** All studies that answer, as a wall. */
import type { StudySummary } from "../../app/ports";
import type { GridShape } from "../library/use-window";
import { WindowWall } from "../window-wall";
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
  return (
    <WindowWall
      shape={SHAPE}
      total={studies.length}
      label={label}
      card={(place) => {
        const study = studies[place];
        if (study === undefined) return { key: place, content: null };
        const content = (
          <StudyCard
            study={study}
            chosen={chosen === null ? null : chosen.has(study.id)}
            choose={() => choose(study.id)}
            note={() => note(study.id)}
          />
        );
        return { key: study.id, content };
      }}
    />
  );
}
