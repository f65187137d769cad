import { expect, test } from "vitest";
import * as finder from "../domain/find-term";
import { findingsOf } from "./study-findings";

const turn = (raw: string, place: number) => ({ turn: place, lang: "en" as const, since: 0, raw, step: null });
const found = (...raws: string[]) =>
  findingsOf(
    raws.map((raw, place) => turn(raw, place + 1)),
    finder,
  );

test("what the model names is found, in either language", () => {
  expect(found("Blue-and-white, bowl.")).toMatchObject({ color: "glaze:qinghua", shape: "shape:wan" });
  expect(found("青花，扁壶。")).toMatchObject({ color: "glaze:qinghua", shape: "shape:bianhu" });
});

test("a later word takes the place of an earlier one", () => {
  expect(found("A bowl.", "A dish after all.").shape).not.toBe(found("A bowl.").shape);
});

test.each([
  ["a sentence that is not at its end", "Blue-and-white"],
  ["what is denied", "It is not Yongle."],
  ["what a mark says", "The mark reads Da Ming Xuande nian zhi."],
  ["what only resembles it", "The nearest is a Yongle flask."],
  ["what stands for another piece", "[E3] is a Yongle flask."],
  ["two at once", "Yongle or Xuande."],
  ["machinery", 'I look.<tool_call>{"query": "Yongle."}</tool_call>'],
])("%s is no finding", (_, raw) => {
  expect(found(raw)).toEqual({});
});

test("an answer counts line by line, as far as it is written", () => {
  expect(found("Enough.\n<answer>\ndynasty: Ming dynasty [retrieved E3]\nreign: Yong")).toEqual({
    dynasty: "dyn:ming",
  });
  expect(found("<answer>\n朝代：明 [检索 E3]\n年号：永乐 [检索 E3]\n窑")).toEqual({
    dynasty: "dyn:ming",
    reign: "reign:yongle",
  });
});
