/**
 * M-RoPE positions (time, row, column) of a sequence that grows. Knows spans of tokens; not which tokens they are.
 * From `get_rope_index` of Qwen2.5-VL, for stills: text counts on in all three axes; a picture's tokens share the time
 * and add their row and column; what follows goes on at the largest position + 1.
 */

/** Tokens of text, or of one picture whose merged grid is `rows` x `columns`. */
export type Span = { tokens: number } | { rows: number; columns: number };

export interface Positions {
  time: number[];
  row: number[];
  column: number[];
  /** Position of the token that comes next. */
  next: number;
}

/** Positions of `spans`, the first token standing at `start`. */
export function mropePositions(spans: readonly Span[], start: number): Positions {
  const positions: Positions = { time: [], row: [], column: [], next: start };
  for (const span of spans) {
    if ("tokens" in span) {
      for (let i = 0; i < span.tokens; i++) push(positions, positions.next + i, positions.next + i, positions.next + i);
      positions.next += span.tokens;
      continue;
    }
    for (let row = 0; row < span.rows; row++) {
      for (let column = 0; column < span.columns; column++) {
        push(positions, positions.next, positions.next + row, positions.next + column);
      }
    }
    positions.next += Math.max(span.rows, span.columns);
  }
  return positions;
}

function push(positions: Positions, time: number, row: number, column: number): void {
  positions.time.push(time);
  positions.row.push(row);
  positions.column.push(column);
}
