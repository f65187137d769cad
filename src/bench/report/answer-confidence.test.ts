import { expect, test } from "vitest";
import type { AgentEvent } from "../../domain/events";
import { answerConfidence } from "./answer-confidence";

const said = (turn: number, ...pieces: [text: string, probability: number][]): AgentEvent[] =>
  pieces.map(([text, probability]) => ({
    type: "token-delta",
    at: 0,
    turn,
    text,
    ids: [1],
    logprobs: [Math.log(probability)],
  }));

test("the tokens between the tags count, those around them do not", () => {
  const trace = said(1, ["So ", 0.1], ["<answer>", 0.2], ["\n", 0.3], ["B", 0.5], [".", 0.8], ["</answer>", 0.1]);
  expect(answerConfidence(trace)).toBeCloseTo(0.4, 12);
});

test("a token that has a tag's end and the letter counts", () => {
  expect(answerConfidence(said(1, ["<answer>B", 0.25], ["</answer>", 0.5]))).toBeCloseTo(0.25, 12);
});

test("of several answers the last one counts", () => {
  const twice = said(1, ["<answer>", 1], ["A", 0.9], ["</answer><answer>", 1], ["B", 0.5], ["</answer>", 1]);
  expect(answerConfidence(twice)).toBeCloseTo(0.5, 12);
  expect(answerConfidence([...twice, ...said(2, ["<answer>", 1], ["C", 0.7])])).toBeCloseTo(0.7, 12);
  expect(answerConfidence([...twice, ...said(2, ["nothing more", 0.1])])).toBeCloseTo(0.5, 12);
});

test("nothing is known of an episode without an answer, without tokens, or with an empty answer", () => {
  expect(answerConfidence([])).toBeNull();
  expect(answerConfidence(said(1, ["B", 0.5]))).toBeNull();
  expect(answerConfidence(said(1, ["<answer> </answer>", 0.5]))).toBeNull();
});
