/** Metadata that lies in one or several pieces of a file, edited as one and written back where it was. */

export type Piece = readonly [start: number, end: number];

/** What `edit` says. */
export function editPieces(
  bytes: Uint8Array,
  pieces: readonly Piece[],
  edit: (joined: Uint8Array) => boolean,
): boolean {
  const [only, ...more] = pieces;
  if (only === undefined) return false;
  if (more.length === 0) return edit(bytes.subarray(...only));
  const joined = new Uint8Array(pieces.reduce((sum, [start, end]) => sum + end - start, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(bytes.subarray(...piece), at);
    at += piece[1] - piece[0];
  }
  const found = edit(joined);
  at = 0;
  for (const [start, end] of pieces) {
    bytes.set(joined.subarray(at, at + end - start), start);
    at += end - start;
  }
  return found;
}

/** True when the bytes at `at` are these letters. */
export function hasLetters(bytes: Uint8Array, at: number, letters: string): boolean {
  for (let place = 0; place < letters.length; place++) {
    if (bytes[at + place] !== letters.charCodeAt(place)) return false;
  }
  return true;
}
