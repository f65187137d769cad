import { expect, test } from "vitest";
import { printScores } from "../../../scripts/print-scores.mjs";
import { shareOf, wilson } from "../../../src/bench/wilson";

const none = shareOf([], () => true);
const three = shareOf([1, 1, 0, 1], (row) => row === 1);

test("scores stand beside their interval, chance and the majority guess", () => {
  const reign = {
    attribute: "reign" as const,
    right: 3,
    n: 4,
    accuracy: 0.75,
    ...wilson(3, 4),
    classes: 2,
    chance: 0.5,
    majority: { value: null, accuracy: 0.5 },
  };
  const printed = printScores({
    attributes: [reign],
    reignOfMarked: { ...reign, majority: { value: "reign:wanli", accuracy: 0.5 } },
    wellFormed: three,
    denied: none,
    tools: { image_zoom_in_tool: three, search_image: three, search_text: none },
    turns: 5,
    seconds: 12.34,
    tokens: null,
    others: three,
  });
  const lines = printed.split("\n").map((line) => line.split(/ {2,}/));
  expect(lines[1]).toEqual(["reign", "3/4", "75.0 %", "30.1 % – 95.4 %", "50.0 %", "50.0 % none"]);
  expect(lines[2]).toEqual(["reign, mark shown", "3/4", "75.0 %", "30.1 % – 95.4 %", "50.0 %", "50.0 % reign:wanli"]);
  expect(lines).toContainEqual(["used search_text", "0/0", "–", "0.0 % – 100.0 %"]);
  expect(lines).toContainEqual(["porcelain called something else", "0/0", "–", "0.0 % – 100.0 %"]);
  expect(lines).toContainEqual(["other things called porcelain", "3/4", "75.0 %", "30.1 % – 95.4 %"]);
  expect(printed).toMatch(/median episode: 5 turns, 12\.3 s, – tokens$/);
});
