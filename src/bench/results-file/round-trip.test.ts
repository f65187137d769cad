/** Our own files: written in the reference's schema and read back as they were. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { benchRow, rowResult, runSummary } from "../../../tests/fixtures/bench-run";
import { callOf, scriptedWorld } from "../../../tests/fixtures/scripted-model";
import { promptFile } from "../../agent/prompt-file";
import type { RowProblem, RowResult } from "../../domain/bench";
import { type Asking, answerRow } from "../answer-row";
import { openRun } from "./opened-run";
import { type ReferenceRecord, resultLine } from "./record";

const prompt = promptFile("ciqi-agent");
const run = runSummary({ settings: { ...runSummary().settings, tools: ["search_text"] } });
const line = (result: RowResult) => resultLine(result, { run, prompt });
const recordOf = (result: RowResult): ReferenceRecord => JSON.parse(line(result));

async function* inPieces(text: string, size = 97) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
const opened = (text: string, id = "run") =>
  openRun(inPieces(text), { id, name: "results-test.jsonl", now: 9, signal: new AbortController().signal });

async function episode(turns: string[]): Promise<RowResult> {
  const world = scriptedWorld({ turns });
  const terms: Asking = { protocol: "choice", tools: ["search_text"], lang: "zh" };
  const signal = new AbortController().signal;
  const answer = await answerRow(world.ports, benchRow(), terms, { signal, trace: world.events });
  return { runId: "run", seq: 0, row: benchRow(), seconds: 1.25, ...answer };
}
const look = callOf("search_text", { query: "glaze" });

test("an episode in the reference's words", async () => {
  const result = await episode([look, "I think <answer> C </answer>"]);
  const record = recordOf(result);
  expect(Object.keys(record).join(" ")).toBe(
    "schema_version id split category question images expected prediction extracted_answer status score trace error conversation app",
  );
  expect(record).toMatchObject({
    schema_version: 1,
    id: "q1",
    split: "test",
    category: "dynasty",
    question: "Which dynasty?\nA. Song\nB. Yuan\nC. Ming\nD. Qing\n只答一个字母。",
    images: ["images/a.jpg"],
    expected: "C",
    prediction: "I think <answer> C </answer>",
    extracted_answer: "C",
    status: "success",
    score: 1,
    error: null,
  });
  expect(record.trace).toEqual([
    { type: "model_response", step: 1, text: look, native_tool_calls: [], duration_ms: expect.any(Number) },
    {
      type: "tool_result",
      step: 1,
      tool: "search_text",
      arguments: { query: "glaze" },
      status: "success",
      metadata: {},
      returned_images: 0,
      duration_ms: expect.any(Number),
    },
    {
      type: "model_response",
      step: 2,
      text: "I think <answer> C </answer>",
      native_tool_calls: [],
      duration_ms: expect.any(Number),
    },
    { type: "sample_completed", status: "success", duration_ms: 1250 },
  ]);
  expect(record.conversation?.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user", "assistant"]);
  expect(record.conversation?.[1]?.content).toEqual([
    ...[1, 2].map(() => ({ type: "image_url", image_url: { url: "[image omitted]" } })),
    { type: "text", text: expect.stringContaining("Which dynasty?") },
  ]);
  expect(record.conversation?.[4]?.content).toBe("I think <answer> C </answer>");
});

test("a file of ours is opened as it was, and what is written of it again says the same", async () => {
  const results = [
    await episode([look, "<answer>C</answer>"]),
    { ...(await episode(["no letter here", "nor here"])), seq: 1, row: benchRow({ id: "q2" }) },
    rowResult({
      seq: 4,
      row: benchRow({ id: "q3", reference: "明\u2028代" }),
      logprobs: [-1, -2.5, -0.1, -30],
      trace: [],
    }),
    rowResult({
      seq: 5,
      row: benchRow({ id: "q4" }),
      status: "error",
      stop: "error",
      prediction: null,
      error: "broken",
      trace: [],
    }),
    rowResult({ seq: 6, row: benchRow({ id: "q5" }), judge: { dynasty: 0.5, emperor: null }, trace: [] }),
  ];
  const text = results.map(line).join("");
  const { run: again, results: read } = await opened(text, "another");
  expect(again.faults).toBeUndefined();
  expect(read).toEqual(results.map((result) => ({ ...result, runId: "another" })));
  expect(again).toMatchObject({ id: "another", origin: "opened", status: "done", done: 5, total: 5 });
  expect([again.name, again.set, again.settings]).toEqual([run.name, run.set, run.settings]);
  const back = (await opened(text)).results.map(recordOf);
  expect(back).toEqual(results.map(recordOf));
});

/** What `str.splitlines` takes for the end of a line. */
const PYTHON_LINE_ENDS = "\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029";

test("whatever words are in it, a result is one line to any reader and comes back whole", async () => {
  const words = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.constantFrom("a\u2028b", "\u0085", "\u2029", "\r\n", "\u000b\u001c", "<answer>", "<image>", '"\\u2028"', "👁"),
  );
  const result = fc.record({
    prediction: fc.option(words),
    error: fc.option(words),
    seconds: fc.double({ min: 0, max: 1e6, noNaN: true }).filter((each) => !Object.is(each, -0)),
    row: fc
      .record({ question: words, reference: fc.option(words), specimen: words })
      .map((changes) => benchRow(changes)),
    trace: fc
      .array(words, { maxLength: 3 })
      .map((texts) =>
        texts.map((text, turn) => ({ type: "token-delta" as const, at: turn, turn, text, ids: [1], logprobs: [-0.5] })),
      ),
  });
  await fc.assert(
    fc.asyncProperty(result, async (changes) => {
      const own = rowResult(changes);
      const text = line(own).slice(0, -1);
      for (const end of PYTHON_LINE_ENDS) expect(text).not.toContain(end);
      expect((await opened(line(own))).results).toEqual([own]);
    }),
    { seed: 6, numRuns: 200 },
  );
});

test("a later form of ours is read as another's, with a word about it", async () => {
  const later = line(await episode(["<answer>C</answer>"])).replace(
    '"app":{"schema_version":1',
    '"app":{"schema_version":2',
  );
  const { results, run: again } = await opened(later);
  expect(results).toMatchObject([{ prediction: "C", row: { id: "q1", answer: "C" } }]);
  expect(again.faults?.problems).toEqual<RowProblem[]>([
    {
      line: 1,
      code: "app-unread",
      kept: true,
      message: expect.stringMatching(/found 2 at schema_version, wanted 1.*kept$/u),
    },
  ]);
});

test("half a character, which no file in UTF-8 can hold, is replaced", async () => {
  const text = line(rowResult({ prediction: "a\ud800b\\ud800", trace: [] }));
  expect((await opened(text)).results).toMatchObject([{ prediction: "a\ufffdb\\ud800" }]);
});
