/**
 * Ten hand-made runs whose marks, credits and means were worked out by hand, as fractions. Rows agree exactly, means but for the
 * rounding of their sums.
 */
import { readFileSync, readdirSync } from "node:fs";
import * as v from "valibot";
import { expect, test } from "vitest";
import { benchRow, rowResult } from "../../../tests/fixtures/bench-run";
import { QUESTION_TYPES, type QuestionType } from "../../domain/bench";
import { creditOf } from "../free-form/credit";
import { compatLetter, compatText, strictLetter } from "./choice";

const folder = new URL("../../../tests/fixtures/bench-score/runs/", import.meta.url);
const fraction = v.pipe(v.string(), v.regex(/^\d+(?:\/\d+)?$/u));
const means = v.object({ types: v.record(v.picklist(QUESTION_TYPES), fraction), average: fraction });
const runSchema = v.object({
  about: v.string(),
  protocol: v.picklist(["choice", "free-form"]),
  rows: v.array(
    v.object({
      type: v.picklist(QUESTION_TYPES),
      options: v.optional(v.array(v.string()), []),
      answer: v.optional(v.string(), ""),
      reference: v.optional(v.nullable(v.string()), null),
      prediction: v.nullable(v.string()),
      lastWords: v.exactOptional(v.string()),
      status: v.optional(
        v.picklist(["success", "completed_without_answer", "tool_limit_exceeded", "empty_response", "error"]),
        "success",
      ),
      strict: v.optional(v.number()),
      compat: v.optional(v.number()),
      credit: v.optional(v.nullable(fraction)),
    }),
  ),
  strict: v.optional(v.object({ ...means.entries, unparsed: v.number() })),
  compat: v.optional(means),
  freeForm: v.optional(means),
});

function valueOf(text: string): number {
  const [above = "", below = "1"] = text.split("/");
  return Number(above) / Number(below);
}

const NO_MEANS = { types: {}, average: "none" };

/** The mean of each kind of question, and theirs. */
function meansOf(marks: readonly { type: QuestionType; mark: number | null }[]) {
  const types = QUESTION_TYPES.flatMap((type): [QuestionType, number][] => {
    const own = marks.flatMap((one) => (one.type === type && one.mark !== null ? [one.mark] : []));
    return own.length === 0 ? [] : [[type, own.reduce((sum, mark) => sum + mark, 0) / own.length]];
  });
  return { types, average: types.reduce((sum, [, mean]) => sum + mean, 0) / types.length };
}

function expectMeans(marks: Parameters<typeof meansOf>[0], wanted: v.InferOutput<typeof means>): void {
  const found = meansOf(marks);
  expect(found.types.map(([type]) => type).sort()).toEqual(Object.keys(wanted.types).sort());
  for (const [type, mean] of found.types) expect(mean, type).toBeCloseTo(valueOf(wanted.types[type] ?? "none"), 15);
  expect(found.average).toBeCloseTo(valueOf(wanted.average), 15);
}

const read = (name: string) => v.parse(runSchema, JSON.parse(readFileSync(new URL(name, folder), "utf8")));
const runs = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, ...read(name) }));

test("there are ten", () => expect(runs).toHaveLength(10));

function rowsOf(run: v.InferOutput<typeof runSchema>) {
  return run.rows.map(({ options: texts, answer, reference, prediction, status, lastWords, ...marks }) => {
    const options = texts.map((text, at) => ({ letter: String.fromCharCode(65 + at), text }));
    const row = benchRow({ type: marks.type, options, answer, reference });
    const result = rowResult({ row, prediction, status, ...(lastWords !== undefined && { lastWords }) });
    return { ...marks, row, result };
  });
}

test.each(runs.filter(({ protocol }) => protocol === "choice"))("$name: $about", (run) => {
  const rows = rowsOf(run);
  const letters = rows.map(({ row, result }) => strictLetter(result.prediction, row.options));
  const strict = rows.map(({ row }, at) => Number(letters[at] === row.answer));
  const compat = rows.map(({ row, result }) => Number(compatLetter(compatText(result)) === row.answer));
  expect(strict).toEqual(rows.map((one) => one.strict));
  expect(compat).toEqual(rows.map((one) => one.compat));
  expect(letters.filter((letter) => letter === null)).toHaveLength(run.strict?.unparsed ?? -1);
  const marked = (marks: number[]) => rows.map(({ type }, at) => ({ type, mark: marks[at] ?? null }));
  expectMeans(marked(strict), run.strict ?? NO_MEANS);
  expectMeans(marked(compat), run.compat ?? NO_MEANS);
});

test.each(runs.filter(({ protocol }) => protocol === "free-form"))("$name: $about", (run) => {
  const rows = rowsOf(run);
  const credits = rows.map(({ row, result }) => creditOf(row, result.prediction).credit);
  expect(credits).toEqual(rows.map(({ credit }) => (typeof credit === "string" ? valueOf(credit) : null)));
  const marked = rows.map(({ type }, at) => ({ type, mark: credits[at] ?? null }));
  expectMeans(marked, run.freeForm ?? NO_MEANS);
});
