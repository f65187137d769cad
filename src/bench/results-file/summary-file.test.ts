import { expect, test } from "vitest";
import { benchRow, rowResult, runSummary } from "../../../tests/fixtures/bench-run";
import type { RowResult } from "../../domain/bench";
import { SummaryFile, toSixPlaces } from "./summary-file";

const summary = (run: Parameters<typeof runSummary>[0], ...results: RowResult[]): unknown => {
  const file = new SummaryFile(runSummary(run));
  for (const result of results) file.add(result);
  return JSON.parse(file.text());
};
const settings = runSummary().settings;

test("the sums in the reference's schema, by kind and by split", () => {
  const kiln = benchRow({ type: "kiln", answer: "A" });
  const found = summary(
    { settings: { ...settings, tools: ["search_text"] } },
    rowResult({ prediction: "C" }),
    rowResult({ prediction: "B" }),
    rowResult({ prediction: null, status: "completed_without_answer", lastWords: "It is C, clearly" }),
    rowResult({ row: kiln, prediction: "I think A" }), // the reference reads I
    rowResult({ row: kiln, prediction: "A", status: "error", error: "broken" }),
  );
  const kinds = {
    dynasty: { samples: 3, successes: 2, errors: 0, score: 0.666667 },
    kiln: { samples: 2, successes: 1, errors: 1, score: 0 },
  };
  const all = { samples: 5, successes: 3, errors: 1, score: 0.4 };
  expect(found).toEqual({
    schema_version: 1,
    experiment: "A run",
    task: "selection",
    model: "ciqi-nano",
    tools: ["search_text"],
    category_filter: null,
    available_categories: ["dynasty", "kiln"],
    ...all,
    categories: kinds,
    splits: { test: { ...all, categories: kinds } },
  });
});

test("words are right where the reference stands in them, as the reference counts before its judge", () => {
  const filter = { types: ["dynasty" as const], limit: null, seed: null };
  const row = benchRow({ reference: "Ming  Dynasty" });
  expect(
    summary(
      { settings: { ...settings, protocol: "free-form", filter } },
      rowResult({ row, prediction: "of the ming\ndynasty" }),
      rowResult({ row, prediction: "明" }),
      rowResult({ prediction: "surely MING" }), // no reference: the right option
    ),
  ).toMatchObject({ task: "qa", category_filter: "dynasty", samples: 3, score: 0.666667 });
});

test("of nothing", () => {
  expect(summary({})).toMatchObject({ samples: 0, score: 0, categories: {}, splits: { test: { samples: 0 } } });
});

test("six places as Python's round(share, 6) has them: halves go to the even neighbour", () => {
  expect([1 / 128, 3 / 128, 5 / 128, 127 / 128, 2 / 3, 1, 0].map(toSixPlaces)).toEqual([
    0.007812, 0.023438, 0.039062, 0.992188, 0.666667, 1, 0,
  ]);
});
