import fc from "fast-check";
import { expect, test } from "vitest";
import { markedParts } from "./marked-parts";

test("marked words stand where they stood", () => {
  expect(
    markedParts("a blue dragon", [
      [7, 13],
      [2, 6],
    ]),
  ).toEqual([
    { text: "a ", marked: false },
    { text: "blue", marked: true },
    { text: " ", marked: false },
    { text: "dragon", marked: true },
  ]);
});

test("the text is the same, whatever is to be marked", () => {
  const number = fc.oneof(fc.integer({ min: -3, max: 30 }), fc.constant(NaN));
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(number, number)), (text, marks) => {
      const parts = markedParts(text, marks);
      expect(parts.map((part) => part.text).join("")).toBe(text);
    }),
    { seed: 8, numRuns: 300 },
  );
});
