import { expect, test } from "vitest";
import { checkAnswer } from "../../../src/runtime/self-test";

const known = { image: { width: 28, height: 28 }, prompt: "", ids: [2, 0], logprobs: [-0.1, -3], tolerance: 0.25 };
const check = (...logprobs: number[]) => checkAnswer(Float32Array.from(logprobs), known, "webgpu");

test("an answer within the tolerance passes", () => {
  expect(() => check(-2.8, -9, -0.3)).not.toThrow();
});

test.each([
  ["a wrong number", [-2.8, -9, -0.4], /token 2 has log-probability -0\.400, wanted -0\.100/],
  ["not a number", [-2.8, Number.NaN, -0.1], /number 1 of its answer is NaN/],
  ["a vocabulary too small", [-3, -9], /token 2 has log-probability NaN/],
])("%s is refused, and the way out is named", (_, logprobs, words) => {
  expect(() => check(...logprobs)).toThrow(words);
  expect(() => check(...logprobs)).toThrow(/use the wasm backend/);
});

test("without a known answer finite numbers are enough", () => {
  expect(() => checkAnswer(Float32Array.of(-1), undefined, "wasm")).not.toThrow();
  expect(() => checkAnswer(Float32Array.of(Number.NaN), undefined, "wasm")).toThrow(/another browser/);
});
