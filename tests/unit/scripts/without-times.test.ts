import { expect, test } from "vitest";
import { withoutTimes } from "../../../scripts/without-times.mjs";

const line = (row: object) => `${JSON.stringify(row)}\n`;

test("two runs that differ in times alone are the same", () => {
  const row = {
    id: "q1",
    runId: "a",
    seconds: 1.5,
    trace: [{ at: 1, ms: 3, timings: { decode_ms: 4, image_ms: [1] } }],
  };
  const later = {
    id: "q1",
    runId: "b",
    seconds: 9,
    trace: [{ at: 7, ms: 0, timings: { decode_ms: 5, image_ms: [] } }],
  };
  expect(withoutTimes(line(row), "episodes.jsonl")).toBe(withoutTimes(line(later), "episodes.jsonl"));
  const head = (id: string, createdAt: number) => JSON.stringify({ run: { id, createdAt, total: 3 } });
  expect(withoutTimes(head("a", 1), "run.json")).toBe(withoutTimes(head("b", 2), "run.json"));
  expect(withoutTimes("- Begun: 2026-05-18 09:30", "report.md")).toBe(withoutTimes("- Begun: 2026-05-19", "report.md"));
});

test("anything else that differs is seen", () => {
  const row = { id: "q1", prediction: "B", trace: [{ at: 1, ids: [5] }] };
  for (const other of [
    { ...row, id: "q2" },
    { ...row, prediction: "C" },
    { ...row, trace: [{ at: 1, ids: [6] }] },
  ]) {
    expect(withoutTimes(line(row), "episodes.jsonl")).not.toBe(withoutTimes(line(other), "episodes.jsonl"));
  }
  expect(withoutTimes("| 12.5 |", "report.md")).not.toBe(withoutTimes("| 12.6 |", "report.md"));
  expect(withoutTimes('{"score":0.5}', "summary.json")).not.toBe(withoutTimes('{"score":0.25}', "summary.json"));
});
