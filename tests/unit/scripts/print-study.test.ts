import { expect, test } from "vitest";
import { printTimings, printTrace, printVerdict } from "../../../scripts/print-study.mjs";
import type { AgentEvent } from "../../../src/domain/events";
import type { Glance } from "../../../src/domain/glance";
import { claim, verdict } from "../../fixtures/verdict";

test("a verdict names terms in the reader's language, and a claim without evidence says so", () => {
  const said = verdict({ dynasty: claim("dyn:ming"), shape: { ...claim(null, "a lidded pot"), evidence: [] } });
  const lines = printVerdict(said, "zh").split("\n");
  expect(lines[0]).toMatch(/^dynasty +明 +50 % raw +seen +E1$/);
  expect(lines[5]).toMatch(/^shape +a lidded pot +50 % raw +seen +no evidence$/);
  expect(printVerdict(verdict({}, false), "en")).toBe("The model sees no Chinese porcelain in these photographs.");
});

test("a mark is told apart from the date, and a calibrated confidence from a raw one", () => {
  const mark = { text: "大明成化年製", reign: "reign:chenghua", evidence: ["E3"] };
  const said = { ...verdict({ dynasty: { ...claim("dyn:qing"), calibrated: true } }), mark };
  const lines = printVerdict(said, "en").split("\n");
  expect(lines[0]).toMatch(/^dynasty +Qing dynasty +50 % +seen +E1$/);
  expect(lines.at(-1)).toBe("the mark reads 大明成化年製, which names Chenghua; read in E3");
  const hall = printVerdict({ ...said, mark: { text: "慎德堂製", reign: null, evidence: [] } }, "en");
  expect(hall.split("\n").at(-1)).toBe("the mark reads 慎德堂製; read in the photographs");
});

test("a trace tells what was thought, called and found", () => {
  const none = { dynasty: null, reign: null, kiln: null, color: null, motif: null, shape: "shape:guan" };
  const fields = { ...none, name: "罐", nameEn: "A jar", source: "" };
  const glance: Glance = {
    matches: [{ packId: "p", recordId: "r", image: 1, score: 0.912, fields }],
    match: true,
    votes: { shape: [{ value: "shape:guan", confidence: 0.7, matches: [0] }] },
    ms: 120,
  };
  const box = [0, 0, 9, 9] as const;
  const place = { id: "E2", kind: "crop", image: 1, box, modelBox: box, label: "pointed at" } as const;
  const size = { width: 900, height: 600, modelWidth: 168, modelHeight: 112 };
  const events: AgentEvent[] = [
    {
      type: "study-start",
      at: 0,
      question: "",
      lang: "en",
      model: "m",
      backend: "wasm",
      tools: ["search_text"],
      photos: [{ index: 1, name: "jar.jpg", ...size }],
      evidence: [{ id: "E1", kind: "photo", image: 1 }],
    },
    { type: "glance", at: 1, glance },
    { type: "turn-start", at: 1, turn: 1, prompt: 9, context: 9 },
    { type: "token-delta", at: 2, turn: 1, text: "A jar.\n<tool_call>{}</tool_call>", ids: [1], logprobs: [0] },
    { type: "tool-call", at: 3, turn: 1, call: "call-1", name: "search_text", arguments: { query: "jar" } },
    { type: "observation", at: 4, turn: 1, call: "call-1", evidence: [], text: "No shelf.", error: true, ms: 1500 },
    { type: "user-turn", at: 5, turn: 1, text: "The\nrim?", answer: "text", evidence: [place] },
  ];
  expect(printTrace(events).split("\n")).toEqual([
    "E1  photograph 1: jar.jpg, 900 x 600, seen at 168 x 112",
    "glance: Jar (guan) 70 %; nearest A jar at 0.91 (120 ms)",
    "1.  A jar.",
    '    search_text {"query":"jar"}',
    "    failed: No shelf. (1.5 s)",
    ">   E2, a place on photograph 1; The rim?",
  ]);
});

test("timings add up, with the rate of decoding", () => {
  const tools = [{ name: "search_text" as const, ms: 40 }];
  const timings = { load_ms: 2500, image_ms: [10, 20], prefill_ms: [100], tokens: 50, decode_ms: 1000, tools };
  expect(printTimings(timings)).toBe(
    "load 2.5 s · images 30 ms (2) · prefill 100 ms (1) · decode 1.0 s (50 tokens, 50.0/s) · tools 40 ms (1)",
  );
});
