import { expect, test } from "vitest";
import { ALL_ROWS, manyResults, questionOf, resultOf, runOf } from "../../../tests/fixtures/bench-report/results";
import type { Protocol, RowResult } from "../../domain/bench";
import { NOTHING_NAMED } from "../../domain/bench-report";
import { markRow } from "./marked-row";
import { differs, runReport } from "./run-report";

const marked = (results: RowResult[], protocol: Protocol = "choice") => ({
  run: runOf(protocol),
  rows: results.map((result) => markRow(result, protocol)),
});
const reported = (results: RowResult[], protocol: Protocol = "choice") =>
  runReport(marked(results, protocol), ALL_ROWS, null);
const shape = { type: "shape", answer: "B" } as const;

test("a choice run: types, their unweighted mean, statuses, what was not understood, what it cost", () => {
  const report = reported([
    resultOf(questionOf("1")),
    resultOf(questionOf("2"), { prediction: "B", seconds: 3, tokens: 30 }),
    resultOf(questionOf("3"), { prediction: null, status: "error", error: "no memory" }),
    resultOf(questionOf("4", shape), { prediction: "B" }),
  ]);
  expect(report).toMatchObject({
    rows: 4,
    statuses: { success: 3, error: 1 },
    strict: {
      types: { dynasty: { right: 1, n: 3, value: 1 / 3 }, shape: { right: 1, n: 1, value: 1 } },
      average: { value: 2 / 3, n: 4 },
      unparsed: 1,
    },
    differing: 0,
    scored: null,
    freeForm: null,
    confidence: null,
    tools: [],
    spent: { seconds: { median: 1 }, tokens: { median: 10 }, hours: 2 },
  });
  expect(report.judged).toBeUndefined();
});

test("rows that the two markings judge differently are counted", () => {
  const rows = [resultOf(questionOf("1"), { prediction: "I think A" }), resultOf(questionOf("2"))];
  const { compat, differing } = reported(rows);
  expect([compat?.types.dynasty?.right, differing]).toEqual([1, 1]);
  expect(marked(rows).rows.map(differs)).toEqual([true, false]);
});

test("the filter decides which rows the report is over", () => {
  const rows = marked([resultOf(questionOf("1")), resultOf(questionOf("2", shape), { prediction: "A" })]);
  const { rows: count, strict } = runReport(rows, { types: ["shape"], limit: null, seed: null }, null);
  expect([count, strict?.types]).toMatchObject([1, { shape: { right: 0, n: 1 } }]);
});

test("scored choice: the most probable option, whatever was written; Brier over all options", () => {
  const logprobs = [0.5, 0.25, 0.125, 0.125].map(Math.log);
  const report = reported([resultOf(questionOf("1"), { prediction: null, logprobs })], "scored-choice");
  expect(report.scored?.types.dynasty).toMatchObject({ right: 1, n: 1 });
  expect(report.strict).toBeNull();
  expect(report.confidence?.raw.brier).toBeCloseTo(0.25 + 0.0625 + 2 * 0.015625, 12);
});

test("an option without probability is never chosen; without any there is no choice and no confidence", () => {
  const none = Number.NEGATIVE_INFINITY;
  const rows = [
    [none, 0, none, none],
    [none, none, none, none],
  ].map((logprobs, i) => resultOf(questionOf(`${i}`, { answer: "B" }), { prediction: null, logprobs }));
  const { scored, confidence } = reported(rows, "scored-choice");
  expect(scored).toMatchObject({ types: { dynasty: { right: 1, n: 2 } }, unparsed: 1 });
  expect(confidence?.raw).toMatchObject({ n: 1, brier: 0 });
});

test("answers in words: credit by kind, and no credit where the reference names nothing", () => {
  const report = reported(
    [
      resultOf(questionOf("1", { reference: "Ming dynasty" }), { prediction: "Ming dynasty" }),
      resultOf(questionOf("2", { reference: "Ming dynasty" }), { prediction: "Qing dynasty" }),
      resultOf(questionOf("3", { type: "overall", reference: "a bowl" }), { prediction: "a bowl" }),
    ],
    "free-form",
  );
  expect(report.strict).toBeNull();
  expect(report.freeForm?.types).toMatchObject({ dynasty: { value: 0.5, n: 2 } });
  expect(report.freeForm?.types.overall).toBeUndefined();
  expect(report.confusions[0]?.worst).toEqual([{ truth: "dyn:ming", answer: "dyn:qing", count: 1, known: true }]);
});

test("a judge's scores stand beside ours", () => {
  const judge = { dynasty: 0.5, kiln: null };
  const { judged } = reported([resultOf(questionOf("1", { reference: "Ming" }), { judge })], "free-form");
  expect(judged).toMatchObject({ types: { dynasty: { value: 0.5, n: 1 } }, average: { value: 0.5 } });
});

test("a confusion matrix in the vocabulary's order, its last column for answers that name nothing", () => {
  const rows = [
    resultOf(questionOf("1"), { prediction: "B" }),
    resultOf(questionOf("2"), { prediction: "无" }),
    resultOf(
      questionOf("3", {
        options: [
          { letter: "A", text: "明代" },
          { letter: "B", text: "某物" },
        ],
      }),
      { prediction: "B" },
    ),
  ];
  expect(reported(rows).confusions).toMatchObject([
    {
      type: "dynasty",
      labels: ["dyn:ming", "dyn:qing", "某物", NOTHING_NAMED],
      pairs: [
        [0, 1, 1, 1],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
    },
  ]);
});

test("names are no labels of a matrix", () => {
  expect(reported([resultOf(questionOf("1", { type: "overall" }), { prediction: "B" })]).confusions).toEqual([]);
});

test("tools: how often, and how right with and without", () => {
  const [zoom] = reported(manyResults(700)).tools;
  expect(zoom).toMatchObject({ tool: "image_zoom_in_tool", used: { right: 350, n: 700 }, calls: 350 });
  expect((zoom?.rightWith.n ?? 0) + (zoom?.rightWithout.n ?? 0)).toBe(700);
});

test("a temperature of another run; none of the same pieces, of another protocol or of no confidences", () => {
  const run = marked(manyResults(70));
  const other = marked(
    manyResults(140).map((result) => ({ ...result, row: { ...result.row, specimen: `other ${result.row.specimen}` } })),
  );
  const { confidence } = runReport(run, ALL_ROWS, other);
  expect(confidence?.scaled?.fittedOn).toBe("A run");
  expect(confidence?.scaled?.n).toBe(70);
  const code = (fittedOn: typeof run) => {
    try {
      return runReport(run, ALL_ROWS, fittedOn).rows;
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  expect(code(run)).toBe("calibration-overlap");
  expect(code({ ...other, run: runOf("scored-choice") })).toBe("calibration-other");
  expect(code(marked([resultOf(questionOf("elsewhere"))]))).toBe("calibration-empty");
});

test("a run without rows has a report that says so", () => {
  const report = reported([]);
  expect(report).toMatchObject({ rows: 0, strict: { types: {}, average: null }, confusions: [], confidence: null });
  expect(report.spent).toMatchObject({ seconds: null, tokens: null });
});
