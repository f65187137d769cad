import { expect, test } from "vitest";
import { AppError } from "../base/errors";
import { parseSpecimens } from "./specimens";

const row = {
  uuid: "a",
  type: "porcelain",
  attributes: {
    dynasty: "dyn:ming",
    reign: null,
    kiln: "kiln:jingdezhen",
    color: "glaze:wucai",
    motif: "motif:mudan",
    shape: "shape:guan",
  },
  mark: { text: "大明萬曆年製" },
  views: [
    { file: "images/a-whole.jpg", view: "whole" },
    { file: "images/a-base.jpg", view: "base" },
  ],
};
const lines = (...rows: unknown[]) => rows.map((each) => JSON.stringify(each)).join("\n");

function codeOf(text: string): string {
  try {
    parseSpecimens(text, "set.jsonl");
    return "none";
  } catch (error) {
    return error instanceof AppError ? error.code : "another error";
  }
}

test("a row becomes a piece with its pictures and labels; what is no porcelain is left out", () => {
  const text = `${lines(row, { ...row, uuid: "b", mark: null }, { ...row, uuid: "c", type: "negative" })}\n`;
  expect(parseSpecimens(text, "set.jsonl")).toEqual([
    { id: "a", files: ["images/a-whole.jpg", "images/a-base.jpg"], truth: row.attributes, markShown: true },
    { id: "b", files: ["images/a-whole.jpg", "images/a-base.jpg"], truth: row.attributes, markShown: false },
  ]);
});

test("questions, torn lines, foreign rows and empty sets are told apart", () => {
  expect(codeOf(lines({ id: 1, question: "?", images: [], options: {}, answer: "A", type: "x" }))).toBe(
    "set-of-questions",
  );
  expect(codeOf('{"uuid":')).toBe("bad-json");
  expect(codeOf(lines({ uuid: "a" }))).toBe("bad-shape");
  expect(codeOf("\n")).toBe("set-empty");
});
