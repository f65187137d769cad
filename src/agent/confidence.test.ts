import fc from "fast-check";
import { expect, test } from "vitest";
import { claim, verdict } from "../../tests/fixtures/verdict";
import type { Glance } from "../domain/glance";
import { calibrated, voteFor } from "./confidence";

const glance: Glance = {
  matches: [],
  match: true,
  votes: { dynasty: [{ value: "dyn:ming", confidence: 0.75, matches: [0] }] },
  ms: 1,
};
const even = { bias: 0, model: 1, vote: 0 };
const said = verdict({
  dynasty: { ...claim("dyn:ming"), confidence: 0.8 },
  kiln: { ...claim("kiln:ding"), confidence: 0.8 },
  motif: { ...claim(null, "a swirl"), confidence: 0.4 },
});

test("without weight on anything but the model, its own probability stands", () => {
  const { dynasty } = calibrated(said, glance, { dynasty: even }).attributes;
  expect(dynasty.confidence).toBeCloseTo(0.8, 9);
  expect(dynasty.calibrated).toBe(true);
});

test("the vote for the claimed value counts, no other", () => {
  expect(voteFor(glance, "dynasty", "dyn:ming")).toBe(0.75);
  expect(voteFor(glance, "dynasty", "dyn:qing")).toBe(0);
  expect(voteFor(glance, "dynasty", null)).toBe(0);
  const { dynasty } = calibrated(said, glance, { dynasty: { bias: -1, model: 0, vote: 4 } }).attributes;
  expect(dynasty.confidence).toBeCloseTo(1 / (1 + Math.exp(-2)), 9);
});

test("what has no fit, claims nothing or names no term stays raw, and all does without a glance", () => {
  const { kiln, motif, shape } = calibrated(said, glance, { dynasty: even, motif: even, shape: even }).attributes;
  expect([kiln, motif, shape]).toEqual([said.attributes.kiln, said.attributes.motif, said.attributes.shape]);
  expect(calibrated(said, null, { dynasty: even })).toBe(said);
  expect(calibrated(said, glance, undefined)).toBe(said);
});

test("a confidence stays between 0 and 1, whatever the model was sure of", () => {
  const number = fc.double({ min: -30, max: 30, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), number, number, number, (p, bias, model, vote) => {
      const sure = verdict({ dynasty: { ...claim("dyn:ming"), confidence: p } });
      const { confidence } = calibrated(sure, glance, { dynasty: { bias, model, vote } }).attributes.dynasty;
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }),
  );
});
