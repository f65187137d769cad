/** Pieces that look like a piece: near to any of its views. Knows no store. */
import { Best } from "./best";
import type { VectorHit, VectorIndex } from "./vector-index";

/** Nearest first, the piece itself left out; none when the index has no vectors of it. */
export function similarPieces(index: VectorIndex, packId: string, recordId: string, limit: number): VectorHit[] {
  const others = index.select((otherPack, otherId) => otherPack !== packId || otherId !== recordId);
  const nearest = new Map<string, VectorHit>();
  for (const view of index.vectorsOf(packId, recordId)) {
    for (const hit of index.search(view, { limit, rows: others }).hits) {
      const key = JSON.stringify([hit.packId, hit.recordId]);
      if ((nearest.get(key)?.score ?? -Infinity) < hit.score) nearest.set(key, hit);
    }
  }
  const best = new Best<VectorHit>(limit);
  for (const hit of nearest.values()) best.take(hit);
  return best.sorted();
}
