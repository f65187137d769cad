/** Which rows of a set a run asks: kinds, then a draw. Knows of a row its id and its kind. */
import type { BenchRow, RowFilter } from "../../domain/bench";

/**
 * The rows that pass, in the set's order. A draw takes the `limit` rows of the smallest keys, where a row's key is a hash
 * of the seed and its id alone (a bottom-k sample). So a row is drawn or not whatever order the file has, a larger draw
 * holds the smaller one, and the draw from one kind holds what the draw from all kinds has of it.
 */
export function selectRows<Row extends Pick<BenchRow, "id" | "type">>(
  rows: readonly Row[],
  { types, limit, seed }: RowFilter,
): Row[] {
  const asked = rows.filter(({ type }) => types === null || types.includes(type));
  if (limit === null || limit >= asked.length) return asked;
  if (seed === null) return asked.slice(0, limit);
  const keyed = asked.map((row, at) => ({ at, key: drawKey(seed, row.id), id: row.id }));
  keyed.sort((one, other) => one.key - other.key || (one.id < other.id ? -1 : 1));
  const drawn = new Set(keyed.slice(0, limit).map(({ at }) => at));
  return asked.filter((_row, at) => drawn.has(at));
}

/** FNV-1a over the UTF-8 of `seed:id`, its bits then mixed by MurmurHash3's finalizer: an unsigned 32-bit number. */
export function drawKey(seed: number, id: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${seed}:${id}`)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
