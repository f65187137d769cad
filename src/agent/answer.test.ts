import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAnswer } from "./answer";
import { promptFile } from "./prompt-file";
import { parseToolCall } from "./tool-call";
import { TurnText } from "./turn-text";

const { answer: words } = promptFile("ciqi-nano");
const known = new Map([
  ["E1", "photo"],
  ["E2", "record"],
  ["E3", "crop"],
] as const);

/** A turn of one token a word, each of probability `probability`. */
function turnOf(text: string, probability = 1): TurnText {
  const turn = new TurnText();
  for (const word of text.match(/\s*\S+|\s+$/gu) ?? [])
    turn.step({ id: 1, text: word, logprob: Math.log(probability) });
  return turn;
}
const verdictOf = (text: string, probability = 1) => parseAnswer(turnOf(text, probability), known, words);
const answered = (body: string) => verdictOf(`Thought.\n<answer>\n${body}\n</answer>`);

test("lines as the model was trained to write them, English", () => {
  const verdict = answered(
    "dynasty: Ming dynasty [seen E1 E3]\nreign: none [not visible]\nglaze: Underglaze blue (blue-and-white) [seen E1]\nname: Blue bowl [inferred]",
  );
  expect(verdict?.isPorcelain).toBe(true);
  expect(verdict?.attributes.dynasty).toEqual({
    value: "dyn:ming",
    label: "Ming dynasty",
    confidence: 1,
    basis: "seen",
    evidence: ["E1", "E3"],
  });
  expect(verdict?.attributes.reign).toMatchObject({ value: null, confidence: 0, basis: "not-visible", evidence: [] });
  expect(verdict?.attributes.color.value).toBe("glaze:qinghua");
  expect(verdict?.attributes.name).toMatchObject({ value: null, label: "Blue bowl", basis: "inferred" });
  expect(verdict?.attributes.kiln).toMatchObject({ value: null, label: "", confidence: 0 });
});

test("lines in Chinese, either width, bullets and emphasis", () => {
  const verdict = answered("朝代：明 [所见 E1]\n- **年号**: 宣德 【检索 E2】\n釉色：青花[所见E1]\n* 器型 ： 梅瓶");
  expect(verdict?.attributes.dynasty).toMatchObject({ value: "dyn:ming", basis: "seen", evidence: ["E1"] });
  expect(verdict?.attributes.reign).toMatchObject({ value: "reign:xuande", basis: "retrieved", evidence: ["E2"] });
  expect(verdict?.attributes.color).toMatchObject({ value: "glaze:qinghua", evidence: ["E1"] });
  expect(verdict?.attributes.shape).toMatchObject({ value: "shape:meiping", basis: "inferred" });
});

test("forged evidence is dropped, and a claim left without any is inferred", () => {
  const verdict = answered(
    "dynasty: Ming dynasty [seen E9]\nreign: none [seen E9]\nkiln: Jingdezhen kilns [retrieved E2 E40]\nshape: Bowl [seen]",
  );
  expect(verdict?.attributes.reign).toMatchObject({ value: null, basis: "inferred", evidence: [] });
  expect(verdict?.attributes.dynasty).toMatchObject({ basis: "inferred", evidence: [] });
  expect(verdict?.attributes.kiln).toMatchObject({ basis: "retrieved", evidence: ["E2"] });
  expect(verdict?.attributes.shape).toMatchObject({ value: "shape:wan", basis: "inferred" });
});

test("confidence is the product over the tokens of the value and of nothing else", () => {
  const verdict = verdictOf(
    "So.\n<answer>\ndynasty: Southern Song dynasty [seen E1]\nshape: Bowl [seen E1]\n</answer>",
    0.5,
  );
  expect(verdict?.attributes.dynasty.confidence).toBeCloseTo(0.125, 6);
  expect(verdict?.attributes.shape.confidence).toBeCloseTo(0.5, 6);
});

test("words that match no term are kept as words", () => {
  expect(answered("motif: a thing nobody named [seen E1]")?.attributes.motif).toMatchObject({
    value: null,
    label: "a thing nobody named",
    basis: "seen",
  });
});

test("evidence decides between seen and retrieved: E1 is a photograph, E2 a record, E3 a crop", () => {
  const verdict = answered(
    "dynasty: Ming dynasty [retrieved E1 E2]\nreign: Xuande [retrieved E3]\nkiln: Jingdezhen kilns [seen E2 E3]\nglaze: Wucai [inferred E2]\nshape: Bowl [seen E9]",
  );
  expect(verdict?.attributes.dynasty).toMatchObject({ basis: "retrieved", evidence: ["E2"] });
  expect(verdict?.attributes.reign).toMatchObject({ basis: "seen", evidence: ["E3"] });
  expect(verdict?.attributes.kiln).toMatchObject({ basis: "seen", evidence: ["E3"] });
  expect(verdict?.attributes.color).toMatchObject({ basis: "inferred", evidence: ["E2"] });
  expect(verdict?.attributes.shape).toMatchObject({ basis: "inferred", evidence: [] });
});

test("a tool call that strayed into the answer does not hide its lines", () => {
  const call = '{"name": "search_text", "arguments": {"query": "jar"}}';
  const verdict = answered(`dynasty: Ming dynasty [seen E1]\n${call}\nglaze: Wucai [seen E1]`);
  expect(verdict?.attributes.dynasty.value).toBe("dyn:ming");
  expect(verdict?.attributes.color.value).toBe("glaze:wucai");
  expect(verdict?.attributes.name.label).toBe("");
});

test("JSON answers", () => {
  const verdict = answered(
    '{"dynasty": "Qing dynasty", "reign": {"value": "Kangxi", "basis": "seen", "evidence": ["E1", "E8"]}}',
  );
  expect(verdict?.attributes.dynasty.value).toBe("dyn:qing");
  expect(verdict?.attributes.reign).toMatchObject({ value: "reign:kangxi", basis: "seen", evidence: ["E1"] });
});

test("free text of both languages", () => {
  const zh = answered("这是一件清乾隆景德镇窑粉彩百鹿纹尊。");
  expect(zh?.attributes.reign).toMatchObject({ value: "reign:qianlong", label: "乾隆", basis: "inferred" });
  expect(zh?.attributes.kiln.value).toBe("kiln:jingdezhen");
  expect(answered("A Longquan celadon bowl of the Southern Song dynasty.")?.attributes).toMatchObject({
    dynasty: { value: "dyn:southern-song" },
    color: { value: "glaze:longquan-celadon" },
    shape: { value: "shape:wan" },
  });
});

test("no porcelain", () => {
  for (const body of [words.notPorcelain.en, words.notPorcelain.zh, "There is no porcelain here.", "图中不是瓷器"]) {
    const verdict = answered(body);
    expect(verdict?.isPorcelain, body).toBe(false);
    expect(Object.values(verdict?.attributes ?? {}).every(({ value }) => value === null)).toBe(true);
  }
});

test("no answer, an open answer, two answers", () => {
  expect(verdictOf("I wonder.")).toBeNull();
  expect(verdictOf("<answer>\ndynasty: Yuan dynasty [seen E1]")?.attributes.dynasty.value).toBe("dyn:yuan");
  const twice = verdictOf("<answer>dynasty: Yuan dynasty</answer> rather <answer>dynasty: Ming dynasty</answer>");
  expect(twice?.attributes.dynasty.value).toBe("dyn:ming");
});

test("any text gives a verdict or null: confidences are probabilities and evidence exists", () => {
  const bits = fc.constantFrom(
    "<answer>",
    "</answer>",
    "\n",
    "dynasty:",
    "朝代：",
    "[seen E1 E7]",
    "明",
    "Ming",
    "{",
    '"',
    "}",
    "E2",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string({ unit: "grapheme", maxLength: 8 }))), (pieces) => {
      const verdict = verdictOf(pieces.join(" "), 0.9);
      if (verdict === null) return;
      for (const claim of Object.values(verdict.attributes)) {
        expect(claim.confidence).toBeGreaterThanOrEqual(0);
        expect(claim.confidence).toBeLessThanOrEqual(1);
        expect(claim.evidence.every((id) => [...known.keys()].some((one) => one === id))).toBe(true);
      }
    }),
  );
});

test("tool calls: one, several, open, malformed", () => {
  const call = '{"name": "search_text", "arguments": {"query": "x"}}';
  const parsed = { kind: "call", name: "search_text", arguments: { query: "x" } };
  expect(parseToolCall(`I look.\n<tool_call>\n${call}\n</tool_call>`)).toEqual(parsed);
  expect(parseToolCall(`<tool_call>${call}`)).toEqual(parsed);
  expect(parseToolCall(`<tool_call>${call}</tool_call><tool_call>{}</tool_call>`)).toEqual(parsed);
  expect(parseToolCall(call)).toEqual({ kind: "none" });
  for (const body of ["", "{", "[]", "null", '{"name": 1, "arguments": {}}', '{"name": "search_text"}']) {
    expect(parseToolCall(`<tool_call>${body}</tool_call>`).kind, body).toBe("malformed");
  }
});

test("any text parses to a call with a name and arguments, or to none", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.jsonValue(), (text, json) => {
      const parsed = parseToolCall(`${text}<tool_call>${JSON.stringify(json)}</tool_call>`);
      if (parsed.kind === "call") expect(typeof parsed.name).toBe("string");
      expect(parseToolCall(text.replaceAll("<tool_call>", "")).kind).toBe("none");
    }),
  );
});
