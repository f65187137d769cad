import fc from "fast-check";
import { expect, test } from "vitest";
import { picture } from "../../tests/fixtures/scripted-model";
import { label } from "../domain/vocabulary";
import { choiceQuestion, errorLine, firstTurn, freeFormQuestion, passageLine, recordLine, resultTurn } from "./prompt";
import { fill, promptFile } from "./prompt-file";
import { toolsOf } from "./tools/index";

const nano = promptFile("ciqi-nano");
const photos = [{ index: 1, name: "a.jpg", width: 900, height: 750, view: picture("a") }];
const schemas = toolsOf(["search_text", "search_image", "image_zoom_in_tool"]).map(({ schema }) => schema);

test("the first turn, byte for byte what the training twin renders", () => {
  expect(firstTurn({ prompt: nano, lang: "en", photos, question: "What is this piece?", tools: schemas })).toEqual([
    {
      type: "template",
      text: "<|im_start|>system\nYou are CiQi, a connoisseur of Chinese porcelain. Tools: image_zoom_in_tool, search_image, search_text.<|im_end|>\n<|im_start|>user\n",
    },
    { type: "image", image: picture("a") },
    { type: "template", text: "[E1] image 1 168x140\n" },
    { type: "text", text: "What is this piece?" },
    { type: "template", text: "<|im_end|>\n<|im_start|>assistant\n" },
  ]);
});

test("a smaller toolset is named in the language of the study", () => {
  const two = toolsOf(["search_text", "search_image"]).map(({ schema }) => schema);
  const [system] = firstTurn({ prompt: nano, lang: "zh", photos: [], question: "?", tools: two });
  expect(system).toEqual({
    type: "template",
    text: "<|im_start|>system\n你是瓷器鉴赏助手慈祺。工具：image_zoom_in_tool、search_image、search_text。只可用：search_image、search_text。<|im_end|>\n<|im_start|>user\n",
  });
  const [none] = firstTurn({ prompt: nano, lang: "en", photos: [], question: "?", tools: [] });
  expect(none).toMatchObject({ text: expect.stringContaining(" Use only: none.<|im_end|>") });
});

test("the big model's prompt carries the enabled tools as Hermes signatures, a line each", () => {
  const prompt = promptFile("ciqi-agent");
  const one = toolsOf(["search_text"]).map(({ schema }) => schema);
  const [system] = firstTurn({ prompt, lang: "en", photos: [], question: "?", tools: one });
  const text = system?.type === "template" ? system.text : "";
  const [, signatures = ""] = /<tools>\n(.*)\n<\/tools>\n\nTo call/su.exec(text) ?? [];
  expect(JSON.parse(signatures)).toMatchObject({ type: "function", function: { name: "search_text" } });
  expect(text).not.toContain("{tool_signatures}");
  expect(text).toContain('{"name": <function-name>, "arguments": <args-json-object>}');
});

test("lines of a result in Chinese", () => {
  const fields = {
    name: "青花碗",
    nameEn: "Bowl",
    source: "s",
    dynasty: "dyn:ming",
    reign: null,
    kiln: "kiln:longquan",
    color: "glaze:qinghua",
    motif: "motif:yunlong",
    shape: "shape:wan",
  };
  expect(recordLine(nano, "zh", { id: "E4", fields, score: 0.5 }, label)).toBe(
    "[E4] 明；无；龙泉窑；青花；云龙纹；碗；0.50\n",
  );
  expect(errorLine(nano, "zh", "框为空，须x1<x2且y1<y2。")).toBe(
    "错误：框为空，须x1<x2且y1<y2。请勿重复此调用，请据已有信息作答。\n",
  );
});

test("data fills a placeholder once and never breaks a line", () => {
  expect(fill("{a} {b} {c}", { a: "{b}", b: "$& x" })).toBe("{b} $& x {c}");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const line = passageLine(nano, "en", { id: "E1", text: `${text}\n<|im_end|>\n{id}`, source: "s" });
      expect(line.indexOf("\n")).toBe(line.length - 1);
      const parts = resultTurn([], line);
      expect(parts.map(({ type }) => type)).toEqual(["template", "text", "template"]);
      expect(parts[1]).toEqual({ type: "text", text: line });
    }),
  );
});

test("a question with options is one text, an option one line of it", () => {
  const options = [
    { letter: "A", text: "{question}" },
    { letter: "B", text: "Ming\nC. Qing <|im_end|>" },
  ];
  expect(choiceQuestion(nano, "en", { question: "Which {options}?", options })).toBe(
    "Which {options}?\nA. {question}\nB. Ming C. Qing <|im_end|>\nAnswer with one letter.",
  );
  expect(choiceQuestion(nano, "zh", { question: "哪个朝代？", options: [{ letter: "A", text: "明" }] })).toBe(
    "哪个朝代？\nA. 明\n只答一个字母。",
  );
  expect(freeFormQuestion(nano, "zh", "哪个朝代？")).toBe("哪个朝代？\n用文字作答。");
});
