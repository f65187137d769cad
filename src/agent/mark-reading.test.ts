import { expect, test } from "vitest";
import { claim } from "../../tests/fixtures/verdict";
import type { AgentEvent } from "../domain/events";
import type { Evidence } from "../domain/evidence";
import { readMark } from "./mark-reading";

const box = [0, 0, 9, 9] as const;
const crop = (id: string, label: string): Evidence => ({ id, kind: "crop", image: 1, box, modelBox: box, label });
const passage = (text: string): Evidence => ({
  id: "E5",
  kind: "passage",
  packId: "k",
  passageId: "p",
  query: "q",
  text,
  source: "s",
  score: 1,
});
const start = (photos: number): AgentEvent => ({
  type: "study-start",
  at: 0,
  question: "",
  lang: "en",
  model: "m",
  backend: "wasm",
  tools: [],
  photos: [],
  evidence: Array.from({ length: photos }, (_, i) => ({ id: `E${i + 1}`, kind: "photo", image: i + 1 })),
});
const says = (turn: number, text: string): AgentEvent => ({
  type: "token-delta",
  at: 0,
  turn,
  text,
  ids: [],
  logprobs: [],
});
const told = (turn: number, ...evidence: Evidence[]): AgentEvent => ({
  type: "observation",
  at: 0,
  turn,
  call: "c",
  evidence,
  text: "",
  error: false,
  ms: 0,
});
const silent = { ...claim(null), evidence: [] };
const afterCrop = (text: string) =>
  readMark(
    [start(2), says(1, "The base bears a mark; I zoom in."), told(1, crop("E3", "mark")), says(2, text)],
    silent,
  );

test.each([
  ["It reads 大明宣德年製. <answer>\nreign: Xuande", "大明宣德年製", "reign:xuande"],
  ["款识：大清乾隆年制。", "大清乾隆年制", "reign:qianlong"],
  ["款为雍正年製，然器物较晚，系寄托款。", "雍正年製", "reign:yongzheng"],
  ["The six characters 大明萬曆年製 stand in two columns.", "大明萬曆年製", "reign:wanli"],
  ["The mark reads 康熙年製.", "康熙年製", "reign:kangxi"],
  ["Three columns: 大清 光緒 年製.", "大清 光緒 年製", "reign:guangxu"],
  ["It reads 大明隆慶年造.", "大明隆慶年造", "reign:longqing"],
  ["The mark reads 大明宜德年製, perhaps.", "大明宜德年製", null],
  ["It reads 大明年造.", "大明年造", null],
  ["The hall mark reads “慎德堂製”.", "慎德堂製", null],
  ["款识：彩秀堂製。", "彩秀堂製", null],
  ["底款“富貴佳器”，无年号。", "富貴佳器", null],
])("%s", (text, mark, reign) => {
  expect(afterCrop(text)).toEqual({ text: mark, reign, evidence: ["E3"] });
});

test.each([
  "The mark is too blurred to read.",
  "底无款。",
  "A jar with “一束莲” decoration.",
  '<tool_call>{"name": "search_text", "arguments": {"query": "大清乾隆年製"}}</tool_call>',
  "",
])("nothing is read in: %s", (text) => {
  expect(afterCrop(text)).toBeNull();
});

test("the last reading counts, and stands on the last crop of a mark before it", () => {
  const events = [
    start(1),
    says(1, "The mark reads 大明成化年製."),
    told(1, crop("E2", "mark")),
    told(2, crop("E3", "motif")),
    says(3, "It reads 大明嘉靖年製."),
  ];
  expect(readMark(events, silent)).toEqual({ text: "大明嘉靖年製", reign: "reign:jiajing", evidence: ["E2"] });
});

test("what a person has just pointed at is what is read", () => {
  const user: AgentEvent = {
    type: "user-turn",
    at: 0,
    turn: 1,
    text: "",
    answer: "text",
    evidence: [crop("E3", "所指之处")],
  };
  const events = [
    start(1),
    told(1, crop("E2", "mark")),
    user,
    says(2, "It reads 大清雍正年製."),
    says(3, "So 大清雍正年製."),
  ];
  expect(readMark(events, silent)?.evidence).toEqual(["E3"]); // said again, it was read there all the same
  const other = [...events, says(4, "The first mark reads 大明成化年製.")];
  expect(readMark(other, silent)).toMatchObject({ text: "大明成化年製", evidence: ["E2"] });
});

test("without a crop it stands on what the reign was seen in, else on the only photograph, else on nothing", () => {
  const said = says(1, "The mark reads 大明成化年製.");
  expect(readMark([start(1), said], silent)?.evidence).toEqual(["E1"]);
  expect(readMark([start(2), said], silent)?.evidence).toEqual([]);
  const seen = { ...claim("reign:chenghua"), evidence: ["E2", "E9"] };
  expect(readMark([start(2), said], seen)?.evidence).toEqual(["E2"]);
});

test("a mark that a passage quotes is not read on the piece", () => {
  const events = [
    start(1),
    told(1, passage("Marked 大清雍正年製 in two columns.")),
    says(2, "Such pieces bear 大清雍正年製."),
  ];
  expect(readMark(events, silent)).toBeNull();
});
