/** All pieces that answer, as a wall to walk along. */
import { useCallback } from "preact/hooks";
import type { FoundPieces } from "../../app/library-model";
import { WindowWall } from "../window-wall";
import { PieceCard } from "./piece-card";
import type { GridShape } from "./use-window";

/** A label of three lines below a square for the picture, as `library.css` draws it. */
const SHAPE: GridShape = { column: 8.75, gap: 1, words: 5.25, tall: 1 };

interface WallProps {
  found: FoundPieces;
  need(first: number, last: number): void;
  label: string;
}

export function Wall({ found: { pieces, total }, need, label }: WallProps) {
  /** Asks again when pieces have come: what was asked for meanwhile may be missing still. */
  const needNow = useCallback((first: number, last: number) => need(first, last), [need, pieces]);
  return (
    <WindowWall
      shape={SHAPE}
      total={total}
      label={label}
      onDrawn={needNow}
      card={(place) => {
        const hit = pieces.get(place);
        if (hit === undefined) return { key: place, content: <span class="piece-mat" /> };
        return { key: `${hit.packId}/${hit.recordId}`, content: <PieceCard hit={hit} /> };
      }}
    />
  );
}
