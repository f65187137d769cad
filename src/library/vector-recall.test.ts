import { expect, test } from "vitest";
import { cloud } from "../../tests/bench/search-vectors/clouds";
import { VectorCodes } from "./vector-codes";
import { VectorMemory } from "./vector-memory";
import { recallOf } from "./vector-recall";
import { VectorScan } from "./vector-scan";
import { searchRows } from "./vector-search";

const dim = 192;

async function opened(count: number) {
  const memory = await VectorMemory.open(dim);
  const codes = new VectorCodes(memory);
  if (count > 0) codes.append(cloud("hard", count, dim, 0).vectors);
  return { codes, scan: new VectorScan(memory, codes) };
}

test("a margin that finds too few is widened until enough are found", async () => {
  const { codes, scan } = await opened(6001);
  const query = codes.read(100);
  const narrow = searchRows(scan, { query, wanted: 10, margin: -6 });
  const check = recallOf(scan, codes, { searches: 24, margin: -6 });
  expect(check.margin).toBeGreaterThan(-6);
  expect(check.recall).toBeGreaterThanOrEqual(0.99);
  expect(check.searches).toBe(24);
  expect(narrow.rows).toHaveLength(10);
});

test("a margin that finds enough is kept; nothing to search is found whole", async () => {
  const { codes, scan } = await opened(2000);
  expect(recallOf(scan, codes, { searches: 5, margin: 4 })).toMatchObject({ margin: 4, searches: 5 });
  const empty = await opened(0);
  expect(recallOf(empty.scan, empty.codes, { searches: 5, margin: 2 })).toEqual({ recall: 1, searches: 0, margin: 2 });
});
