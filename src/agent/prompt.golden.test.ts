/** The parts of the training twin (models/workshop/prompt_golden.py), byte for byte. */
import * as v from "valibot";
import { expect, test } from "vitest";
import golden from "../../tests/fixtures/prompt-golden.json";
import { picture } from "../../tests/fixtures/scripted-model";
import { label } from "../domain/vocabulary";
import type { Part } from "./ports";
import { choiceQuestion, cropLine, firstTurn, freeFormQuestion, passageLine, recordLine, resultTurn } from "./prompt";
import { promptFile } from "./prompt-file";
import { toolsOf } from "./tools/index";

const prompt = promptFile("ciqi-nano");
const term = v.nullable(v.string());
const lang = v.picklist(["en", "zh"]);
const parts = v.array(v.tuple([v.string(), v.string()]));
const tool = v.picklist(["image_zoom_in_tool", "search_image", "search_text"]);
const cases = v.parse(
  v.array(
    v.variant("turn", [
      v.object({ turn: v.literal("first"), lang, tools: v.array(tool), parts }),
      v.object({ turn: v.literal("crop"), lang, label: v.string(), parts }),
      v.object({
        turn: v.literal("records"),
        lang,
        record: v.object({ dynasty: term, reign: term, kiln: term, color: term, motif: term, shape: term }),
        parts,
      }),
      v.object({ turn: v.literal("passage"), lang, parts }),
      v.object({
        turn: v.literal("choice"),
        lang,
        question: v.string(),
        options: v.record(v.string(), v.string()),
        parts,
      }),
      v.object({ turn: v.literal("free-form"), lang, question: v.string(), parts }),
    ]),
  ),
  golden,
);
type Golden = (typeof cases)[number];

const view = (key: string, width: number, height: number) => picture(key, width, height);
const photos = [
  { index: 1, name: "a", width: 1, height: 1, view: view("a", 168, 140) },
  { index: 2, name: "b", width: 1, height: 1, view: view("b", 140, 196) },
];

function rendered(one: Golden): Part[] {
  switch (one.turn) {
    case "first": {
      const question = prompt.question[one.lang];
      return firstTurn({
        prompt,
        lang: one.lang,
        photos,
        question,
        tools: toolsOf(one.tools).map((each) => each.schema),
      });
    }
    case "crop":
      return resultTurn([view("c", 112, 112)], cropLine(prompt, one.lang, "E3", 2, one.label));
    case "records": {
      const fields = { ...one.record, name: "", nameEn: "", source: "" };
      const line = (id: string, score: number) => recordLine(prompt, one.lang, { id, fields, score }, label);
      return resultTurn([view("r", 84, 84), view("s", 84, 84)], line("E4", 0.913) + line("E5", 0.5));
    }
    case "passage":
      return resultTurn([], passageLine(prompt, one.lang, { id: "E6", text: "Some text {id}.", source: "" }));
    case "choice": {
      const options = Object.entries(one.options).map(([letter, text]) => ({ letter, text }));
      return [{ type: "text", text: choiceQuestion(prompt, one.lang, { question: one.question, options }) }];
    }
    case "free-form":
      return [{ type: "text", text: freeFormQuestion(prompt, one.lang, one.question) }];
    default:
      return one satisfies never;
  }
}

const plain = (part: Part) => {
  if (part.type === "image") return ["image", part.image.key];
  return part.type === "tokens" ? ["tokens", ""] : [part.type, part.text];
};

test.each(cases.map((one, i) => [`${i}: ${one.turn}, ${one.lang}`, one] as const))("%s", (_name, one) => {
  expect(rendered(one).map(plain)).toEqual(one.parts);
});
