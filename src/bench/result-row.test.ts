import { expect, test } from "vitest";
import { rowResult, runSummary } from "../../tests/fixtures/bench-run";
import { parseResultRows, parseRun } from "./result-row";

const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("a result and a run come back as they were written", () => {
  const results = [
    rowResult({ logprobs: [-1, Number.NEGATIVE_INFINITY, -0.5, -3], toolCalls: { search_text: 2 } }),
    rowResult({ seq: 1, status: "error", stop: null, prediction: null, confidence: null, error: "x", trace: [] }),
  ];
  const lines = results.map((result) => `${JSON.stringify(result)}\n`).join("");
  expect(parseResultRows(lines, "episodes.jsonl")).toEqual(results);
  expect(parseRun(again(runSummary()), "run.json")).toEqual(runSummary());
});

test("what this version does not write is named with its line", () => {
  const line = JSON.stringify(rowResult());
  expect(() => parseResultRows(`${line}\n{"seq":`, "e.jsonl")).toThrow(/e\.jsonl, line 2/);
  expect(() => parseResultRows(`${line.replace('"success"', '"fine"')}\n`, "e.jsonl")).toThrow(/e\.jsonl, line 1/);
  expect(() => parseRun({ ...runSummary(), status: "finished" }, "run.json")).toThrow(/run\.json/);
});
