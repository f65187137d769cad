import { expect, test } from "vitest";
import nano from "../../models/catalog/ciqi-nano.json";
import { parseEntry } from "./catalog";

const { calibration: _fitted, ...entry } = { calibration: null, ...nano };
const weights = "a".repeat(64);
const dynasty = { bias: -0.5, model: 0.8, vote: 2, n: 133 };

test("an entry may say how sure its claims are, attribute by attribute", () => {
  const calibration = { set: "dev", weights, claims: { dynasty } };
  expect(parseEntry({ ...entry, calibration })).toMatchObject({ calibration });
  expect(parseEntry(entry)).not.toHaveProperty("calibration");
});

test.each([
  ["of no weights", { set: "dev", claims: { dynasty } }],
  ["of nothing counted", { set: "dev", weights, claims: { dynasty: { ...dynasty, n: 0 } } }],
  ["with a number missing", { set: "dev", weights, claims: { dynasty: { bias: 1, n: 9 } } }],
])("a calibration %s is refused", (_what, calibration) => {
  expect(() => parseEntry({ ...entry, calibration })).toThrowError(expect.objectContaining({ code: "bad-shape" }));
});
