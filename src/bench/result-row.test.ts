import { expect, test } from "vitest";
import { rowResult, runSummary } from "../../tests/fixtures/bench-run";
import { parseResultRow, parseRun } from "./result-row";

const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("a result and a run come back as they were written", () => {
  const results = [
    rowResult({ logprobs: [-1, Number.NEGATIVE_INFINITY, -0.5, -3], toolCalls: { search_text: 2 } }),
    rowResult({ seq: 1, status: "error", stop: null, prediction: null, confidence: null, error: "x", trace: [] }),
  ];
  for (const result of results) expect(parseResultRow(JSON.stringify(result), "line 1")).toEqual(result);
  expect(parseRun(again(runSummary()), "run.json")).toEqual(runSummary());
});

test("what this version does not write is named with its line", () => {
  const line = JSON.stringify(rowResult());
  expect(() => parseResultRow('{"seq":', "e.jsonl, line 2")).toThrow(/e\.jsonl, line 2/);
  expect(() => parseResultRow(line.replace('"success"', '"fine"'), "e.jsonl, line 1")).toThrow(/e\.jsonl, line 1/);
  expect(() => parseRun({ ...runSummary(), status: "finished" }, "run.json")).toThrow(/run\.json/);
});
