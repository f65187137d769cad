/** One pack's documents as an inverted index in typed arrays. Knows tokens and their counts, no ranking of packs. */

/** Tokens of one field of a document, and what one occurrence counts: a small whole number. */
export interface Field {
  tokens: readonly string[];
  weight: number;
}

export interface Segment {
  /** A token's number; its postings are `starts[number]` up to `starts[number + 1]`. */
  numbers: ReadonlyMap<string, number>;
  starts: Uint32Array;
  /** Documents by their place in the pack, each once a token. */
  rows: Uint32Array;
  /** Weighted occurrences, `MOST` at most. */
  counts: Uint8Array;
  /** Weighted tokens of each document. */
  lengths: Uint32Array;
  total: number;
}

const MOST = 255;

export function segmentOf(documents: readonly (readonly Field[])[]): Segment {
  const postings = new Map<string, { rows: number[]; counts: number[] }>();
  const lengths = new Uint32Array(documents.length);
  for (const [row, fields] of documents.entries()) {
    for (const { tokens, weight } of fields) {
      lengths[row] = (lengths[row] ?? 0) + tokens.length * weight;
      for (const token of tokens) {
        let list = postings.get(token);
        if (list === undefined) postings.set(token, (list = { rows: [], counts: [] }));
        const last = list.rows.length - 1;
        if (list.rows[last] === row) list.counts[last] = Math.min(MOST, (list.counts[last] ?? 0) + weight);
        else {
          list.rows.push(row);
          list.counts.push(weight);
        }
      }
    }
  }
  const numbers = new Map<string, number>();
  const starts = new Uint32Array(postings.size + 1);
  const size = [...postings.values()].reduce((sum, { rows }) => sum + rows.length, 0);
  const rows = new Uint32Array(size);
  const counts = new Uint8Array(size);
  let at = 0;
  for (const [token, list] of postings) {
    rows.set(list.rows, at);
    counts.set(list.counts, at);
    at += list.rows.length;
    numbers.set(token, numbers.size);
    starts[numbers.size] = at;
  }
  return { numbers, starts, rows, counts, lengths, total: lengths.reduce((sum, length) => sum + length, 0) };
}
