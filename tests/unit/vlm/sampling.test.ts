import { expect, test } from "vitest";
import { logSoftmax, logSumExp, pick } from "../../../src/vlm/sampling";

const logits = Float32Array.of(1, 3, 2, -1);
const greedy = { temperature: 0, random: () => 0 };

test("greedy takes the most likely allowed token and asks only about those that would win", () => {
  expect(pick(logits, greedy)).toBe(1);
  const asked: number[] = [];
  const allowed = (id: number) => (asked.push(id), id !== 1);
  expect(pick(logits, { ...greedy, allowed })).toBe(2);
  expect(asked).toEqual([0, 1, 2]);
  expect(pick(logits, { ...greedy, allowed: () => false })).toBe(-1);
});

test("sampling follows the probabilities and never takes what is not allowed", () => {
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const picks = Array.from({ length: 4000 }, () => pick(logits, { temperature: 1, random }));
  for (const [id, probability] of logSoftmax(logits).map(Math.exp).entries()) {
    expect(picks.filter((picked) => picked === id).length / picks.length).toBeCloseTo(probability, 1);
  }
  for (let i = 0; i < 200; i++) expect(pick(logits, { temperature: 1, random, allowed: (id) => id === 3 })).toBe(3);
  expect(pick(logits, { temperature: 1, random, allowed: () => false })).toBe(-1);
});

test("log-probabilities sum to one, also for large logits", () => {
  expect(logSumExp(Float32Array.of(1000, 1000))).toBeCloseTo(1000 + Math.log(2), 4);
  expect(logSoftmax(Float32Array.of(900, -900, 899)).reduce((sum, value) => sum + Math.exp(value), 0)).toBeCloseTo(1);
});
