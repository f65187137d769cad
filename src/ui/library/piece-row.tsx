/** A few pieces side by side: a row to swipe on a phone, a grid on a desk. */
import type { PieceHit } from "../../domain/search";
import { PieceCard } from "./piece-card";

export function PieceRow({ hits }: { hits: readonly PieceHit[] }) {
  return (
    <ul class="piece-row">
      {hits.map((hit) => (
        <li key={`${hit.packId}/${hit.recordId}`}>
          <PieceCard hit={hit} />
        </li>
      ))}
    </ul>
  );
}
