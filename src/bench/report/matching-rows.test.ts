import { expect, test } from "vitest";
import { ALL_ROWS, manyResults, questionOf, resultOf } from "../../../tests/fixtures/bench-report/results";
import { NOTHING_NAMED } from "../../domain/bench-report";
import { markRow } from "./marked-row";
import { matchingRows, type RowMatch } from "./matching-rows";

const rows = [
  resultOf(questionOf("right")),
  resultOf(questionOf("wrong"), { prediction: "B", toolCalls: { search_text: 2 } }),
  resultOf(questionOf("quirk"), { prediction: "I think A" }),
  resultOf(questionOf("failed"), { prediction: null, status: "error" }),
  resultOf(questionOf("other kind", { type: "shape", question: "Which SHAPE?" })),
].map((result) => markRow(result, "choice"));
const ids = (match: Partial<RowMatch>) => matchingRows(rows, { filter: ALL_ROWS, ...match }).map(({ id }) => id);

test("all rows in order where nothing is asked for", () => {
  expect(ids({})).toEqual(["right", "wrong", "quirk", "failed", "other kind"]);
});

test("by mark, status, tool, text, and by kind", () => {
  expect(ids({ right: false })).toContain("wrong");
  expect(ids({ right: true })).not.toContain("wrong");
  expect(ids({ unparsed: true })).toContain("failed");
  expect(ids({ status: "error" })).toEqual(["failed"]);
  expect(ids({ tool: { name: "search_text", used: true } })).toEqual(["wrong"]);
  expect(ids({ tool: { name: "search_text", used: false } })).toHaveLength(4);
  expect(ids({ text: " shape " })).toEqual(["other kind"]);
  expect(ids({ text: "nowhere" })).toEqual([]);
  expect(ids({ filter: { types: ["shape"], limit: null, seed: null } })).toEqual(["other kind"]);
  expect(ids({ right: true, text: "shape" })).toEqual(["other kind"]);
});

test("behind a cell of the confusion matrix, and behind a row or a column of it", () => {
  expect(ids({ truth: "dyn:ming", answer: "dyn:qing" })).toEqual(["wrong"]);
  expect(ids({ answer: NOTHING_NAMED })).toContain("failed");
  expect(ids({ truth: "dyn:ming" })).toHaveLength(4); // the shape is none of its cells
  expect(ids({ truth: "dyn:yuan" })).toEqual([]);
});

test("as many as the figure says", () => {
  const many = manyResults(700).map((result) => markRow(result, "choice"));
  const wrong = matchingRows(many, { filter: ALL_ROWS, right: false }).length;
  expect(wrong + matchingRows(many, { filter: ALL_ROWS, right: true }).length).toBe(700);
  expect(wrong).toBeGreaterThan(100);
});
