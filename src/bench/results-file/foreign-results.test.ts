/** Files that other evaluators and judges have written, broken ones among them. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AppError } from "../../base/errors";
import { compatLetter, compatText, strictLetter } from "../score/choice";
import { type OpenedRun, openRun } from "./opened-run";

const fixture = (name: string) =>
  readFileSync(new URL(`../../../tests/fixtures/bench-score/${name}`, import.meta.url), "utf8");

async function* inPieces(text: string) {
  for (let at = 0; at < text.length; at += 1000) yield text.slice(at, at + 1000);
}
const opened = (text: string, name = "results-test.jsonl"): Promise<OpenedRun> =>
  openRun(inPieces(text), { id: "run", name, now: 9, signal: new AbortController().signal });

const record = {
  schema_version: 1,
  id: "s1",
  split: "test",
  category: "dynasty",
  question: "请看图。\n哪个朝代？\nA. 明\nB. 清\n请把答案放在 <answer> 中。",
  images: ["/data/images/2.jpg", "/data/images/1.jpg"],
  expected: "B",
  prediction: "<answer>B</answer>",
  extracted_answer: "B",
  status: "success",
  score: 1,
  trace: [],
  error: null,
};
const lines = (...records: unknown[]) => records.map((one) => `${JSON.stringify(one)}\n`).join("");

test("a record of the reference evaluator: its question, its options and its episode", async () => {
  const { run, results } = await opened(fixture("results-reference.jsonl"), "results-test.jsonl");
  expect(run.faults).toBeUndefined();
  expect(run).toMatchObject({
    name: "results-test",
    origin: "opened",
    status: "done",
    total: 4,
    spent: 21_400,
    settings: { protocol: "choice", tools: ["search_text", "image_zoom_in_tool"], lang: "zh" },
  });
  const [first, second, third, fourth] = results;
  expect(first).toMatchObject({
    runId: "run",
    seq: 0,
    status: "success",
    stop: "answered",
    prediction: "B",
    seconds: 12.5,
    toolCalls: { search_text: 1 },
    row: {
      id: "p1-emperor",
      line: 1,
      type: "emperor",
      question: "请根据图片回答问题。\n这件瓷器属于哪位皇帝在位时期？",
      options: [
        { letter: "A", text: "康熙" },
        { letter: "B", text: "乾隆" },
        { letter: "C", text: "雍正" },
        { letter: "D", text: "嘉庆" },
      ],
      answer: "B",
      reference: null,
      specimen: "/data/ciqi/images/p1-a.jpg /data/ciqi/images/p1-b.jpg",
    },
  });
  expect(first?.trace.map(({ type }) => type).join(" ")).toBe(
    "study-start turn-start token-delta tool-call observation turn-start token-delta stop",
  );
  expect(second).toMatchObject({ status: "completed_without_answer", stop: "no-answer", prediction: null });
  expect(third).toMatchObject({ status: "error", error: "TimeoutError: no reply", prediction: null, trace: [] });
  expect(fourth).toMatchObject({ status: "tool_limit_exceeded", toolCalls: { image_zoom_in_tool: 1 } });
  const marks = results.map((result) => [
    compatLetter(compatText(result)) === result.row.answer,
    strictLetter(result.prediction, result.row.options) === result.row.answer,
  ]);
  expect(marks).toEqual([
    [true, true],
    [true, false],
    [false, false],
    [false, false],
  ]);
});

test("a judge's scores, from JSON Lines and from a list; failed ones are none", async () => {
  const text = fixture("results-judged.jsonl");
  const list = JSON.stringify(
    text
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line)),
    null,
    2,
  );
  for (const { run, results } of [await opened(text), await opened(`\uFEFF\n ${list}`, "scored.json")]) {
    expect(run.faults).toBeUndefined();
    expect(run.settings.protocol).toBe("free-form");
    expect(results.map(({ judge }) => judge)).toEqual([
      { dynasty: 1, emperor: 0.5, kiln: 1, color: 0.8, pattern: null, shape: 0 },
      undefined,
    ]);
    expect(results[0]?.row).toMatchObject({
      type: "overall",
      options: [],
      answer: "",
      reference: "清乾隆景德镇窑青花梅瓶",
    });
  }
});

test("what is wrong is told by line, and the rest is read", async () => {
  const text = [
    "\uFEFF" + JSON.stringify(record),
    "",
    "{not json",
    "[1, 2]",
    JSON.stringify(record),
    JSON.stringify({ ...record, id: "s2", status: "fine" }),
    JSON.stringify({ ...record, id: "s3", category: "unknown" }),
    JSON.stringify({ ...record, id: "s4", expected: "F" }),
    JSON.stringify({ ...record, id: "s5", expected: null, question: "?" }),
    JSON.stringify({ ...record, id: "s6", judge_scores: { 朝代: 2 } }),
    JSON.stringify({ ...record, id: "s7", app: "ours" }),
    JSON.stringify({ ...record, id: "s8" }).slice(0, 50),
  ].join("\r\n");
  const { results, run } = await opened(text);
  const { problems = [], refused } = run.faults ?? {};
  expect(results.map(({ row, seq }) => `${seq} ${row.id}`)).toEqual(["0 s1", "1 s6", "2 s7"]);
  expect(problems.map(({ line, code, kept }) => `${line} ${code}${kept ? " kept" : ""}`)).toEqual([
    "3 line-broken",
    "4 row-not-an-object",
    "5 id-twice",
    "6 status-unknown",
    "7 type-unknown",
    "8 answer-unknown",
    "9 answer-missing",
    "10 judge-unread kept",
    "11 app-unread kept",
    "12 line-cut-short",
  ]);
  expect(refused).toBe(8);
  for (const { message } of problems) expect(message).toMatch(/^found .*; the row was (?:kept|left out)$/u);
});

test("only a letter where the prompt lists no options: there are letters, without words", async () => {
  const { results, run } = await opened(lines({ ...record, question: "?", expected: "E" }));
  expect(run.settings.protocol).toBe("choice");
  expect(results[0]?.row).toMatchObject({ answer: "E", reference: null });
  expect(results[0]?.row.options.map(({ letter }) => letter).join("")).toBe("ABCDE");
});

test("a file without a single result says what it has instead", async () => {
  for (const text of ["", "\n\n", "{}", "[", "[]", "hello", lines({ question: "?", answer: "A" })]) {
    const failure = await opened(text).catch((error: unknown) => error);
    expect(failure, text).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({
      code: "results-empty",
      message: expect.stringMatching(/^open .*; choose another file$/u),
    });
  }
});

test("stops when it is told to", async () => {
  const signal = AbortSignal.abort();
  const opening = openRun(inPieces(lines(record)), { id: "run", name: "x", now: 9, signal });
  await expect(opening).rejects.toMatchObject({ name: "AbortError" });
});

test("5,425 records take less than two seconds of a processor", async () => {
  const trace = [{ type: "model_response", step: 1, text: "x".repeat(500), duration_ms: 1 }];
  const text = lines(...Array.from({ length: 5425 }, (_, i) => ({ ...record, id: `s${i}`, trace })));
  const began = process.cpuUsage();
  expect((await opened(text)).run.total).toBe(5425);
  const { user, system } = process.cpuUsage(began); // microseconds
  expect((user + system) / 1e6).toBeLessThan(2);
});
