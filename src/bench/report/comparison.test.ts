import { expect, test } from "vitest";
import { ALL_ROWS, manyResults, questionOf, resultOf, runOf } from "../../../tests/fixtures/bench-report/results";
import type { Protocol, RowResult } from "../../domain/bench";
import { comparison, judgedElsewhere } from "./comparison";
import { markRow } from "./marked-row";

const marked = (id: string, results: RowResult[], protocol: Protocol = "choice") => ({
  run: runOf(protocol, { id }),
  rows: results.map((result) => markRow(result, protocol)),
});
/** Rows that are right where the pattern has a 1. */
const pattern = (bits: string, type: "dynasty" | "shape" = "dynasty") =>
  [...bits].map((bit, i) => resultOf(questionOf(`${type} ${i}`, { type }), { prediction: bit === "1" ? "A" : "B" }));

test("discordant rows, the exact test, Holm over the kinds and not over all", () => {
  const one = marked("one", [...pattern("1100000000"), ...pattern("0000", "shape")]);
  const two = marked("two", [...pattern("0011111111"), ...pattern("1110", "shape")]);
  const { rows, first, second, types } = comparison(one, two, ALL_ROWS);
  expect({ rows, first, second }).toEqual({ rows: 14, first: "one", second: "two" });
  expect(types).toMatchObject([
    { type: "dynasty", n: 10, onlyFirst: 2, onlySecond: 8, p: 0.109375, pHolm: 0.21875 },
    { type: "shape", n: 4, onlyFirst: 0, onlySecond: 3, p: 0.25, pHolm: 0.25 },
    { type: "all", n: 14, onlyFirst: 2, onlySecond: 11, p: 184 / 8192, pHolm: 184 / 8192 },
  ]);
  const [dynasty] = types;
  expect(dynasty?.difference.value).toBeCloseTo(0.6, 12);
  expect(dynasty?.difference.low).toBeLessThan(0.6);
  expect(dynasty?.difference.high).toBeGreaterThan(0.6);
});

test("the rows that only one run has right are those that the other has wrong", () => {
  const one = marked("one", pattern("110010"));
  const two = marked("two", pattern("01110"));
  const others = judgedElsewhere(one.rows, two.rows, ALL_ROWS, false);
  expect(others.filter(({ right }) => right === true).map(({ id }) => id)).toEqual(["dynasty 0", "dynasty 4"]);
  expect(judgedElsewhere(one.rows, two.rows, ALL_ROWS, true).map(({ id }) => id)).toEqual([
    "dynasty 1",
    "dynasty 2",
    "dynasty 3",
  ]);
  const [all] = comparison(one, two, ALL_ROWS).types;
  expect(all).toMatchObject({ onlyFirst: 2, onlySecond: 2 });
});

test("a run beside itself differs in nothing", () => {
  const run = marked("run", manyResults(70));
  for (const { difference, p, pHolm } of comparison(run, run, ALL_ROWS).types) {
    expect([difference.value, difference.low, difference.high, p, pHolm]).toEqual([0, 0, 0, 1, 1]);
  }
});

test("only rows that ask the same are compared", () => {
  const [first, ...others] = pattern("111");
  const asksOther = { ...(first as RowResult), row: { ...(first as RowResult).row, question: "Another?" } };
  expect(comparison(marked("one", pattern("111")), marked("two", [asksOther, ...others]), ALL_ROWS).rows).toBe(2);
});

test("runs that share nothing, or are marked in other ways, are refused", () => {
  const one = marked("one", pattern("1"));
  const elsewhere = marked("two", pattern("1", "shape"));
  expect(() => comparison(one, elsewhere, ALL_ROWS)).toThrow(expect.objectContaining({ code: "runs-apart" }));
  const words = marked("two", pattern("1"), "free-form");
  expect(() => comparison(one, words, ALL_ROWS)).toThrow(/letters and one in words/u);
});
