import { expect, test } from "vitest";
import { AppError } from "../base/errors";
import { parseSpecimens } from "./specimens";

const row = {
  uuid: "a",
  type: "porcelain",
  attributes: {
    dynasty: "dyn:ming",
    reign: "reign:wanli",
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

test("a row becomes a piece with its pictures and labels", () => {
  const other = { ...row, uuid: "b", type: "other", mark: null, views: row.views.slice(0, 1) };
  const [piece, thing] = parseSpecimens(`${lines(row, other)}\n`, "set.jsonl");
  const files = ["images/a-whole.jpg", "images/a-base.jpg"];
  expect(piece).toEqual({ id: "a", isPorcelain: true, files, truth: row.attributes, markShown: true });
  expect(thing).toMatchObject({ id: "b", isPorcelain: false, files: files.slice(0, 1), markShown: false });
});

test("a reign whose mark is in no picture cannot be told", () => {
  const unmarked = { ...row, mark: null };
  const unphotographed = { ...row, views: row.views.slice(0, 1) };
  const pieces = parseSpecimens(lines(row, unmarked, unphotographed), "set.jsonl");
  expect(pieces.map(({ truth }) => truth.reign)).toEqual(["reign:wanli", null, null]);
  expect(pieces.map(({ markShown }) => markShown)).toEqual([true, false, false]);
});

test("questions, torn lines, foreign rows and empty sets are told apart", () => {
  expect(codeOf(lines({ id: 1, question: "?", images: [], options: {}, answer: "A", type: "x" }))).toBe(
    "set-of-questions",
  );
  expect(codeOf('{"uuid":')).toBe("bad-json");
  expect(codeOf(lines({ uuid: "a" }))).toBe("bad-shape");
  expect(codeOf(lines({ ...row, type: "lacquer" }))).toBe("bad-shape");
  expect(codeOf("\n")).toBe("set-empty");
  expect(codeOf(lines({ ...row, type: "other" }))).toBe("set-empty");
});
