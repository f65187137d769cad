/** Measures how many of the true nearest a search finds, and widens it until that is enough. Knows no ids. */
import type { VectorCodes } from "./vector-codes";
import type { VectorScan } from "./vector-scan";
import { searchExactly, searchRows } from "./vector-search";

/** Share of the true nearest that has to be found. */
const recallWanted = 0.99;
const nearest = 10;
const marginStep = 0.5;
const widestMargin = 6;

export interface RecallCheck {
  /** Of the true ten nearest, the share that search finds; 1 for an empty index. */
  recall: number;
  /** Searches that it was measured with. */
  searches: number;
}

/** The recall with the smallest margin, from the given one on, that finds enough; and that margin. */
export function recallOf(
  scan: VectorScan,
  codes: VectorCodes,
  { searches, margin }: { searches: number; margin: number },
): RecallCheck & { margin: number } {
  const { size } = codes;
  const step = Math.max(1, Math.floor(size / searches));
  const samples = Array.from({ length: Math.min(searches, size) }, (_, i) => {
    const query = codes.read(i * step);
    const ask = { query, wanted: Math.min(nearest + 1, size) }; // it finds itself
    return { ask, truth: new Set(searchExactly(scan, { ...ask, margin }).rows) };
  });
  const wanted = samples.reduce((sum, { truth }) => sum + truth.size, 0);
  for (let wider = margin; ; wider += marginStep) {
    let found = 0;
    for (const { ask, truth } of samples) {
      const { rows } = searchRows(scan, { ...ask, margin: wider });
      found += rows.filter((row) => truth.has(row)).length;
    }
    const recall = wanted === 0 ? 1 : found / wanted;
    if (recall >= recallWanted || wider >= widestMargin) return { recall, searches: samples.length, margin: wider };
  }
}
