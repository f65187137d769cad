import fc from "fast-check";
import { expect, test } from "vitest";
import { marks } from "./text-marks";
import { tokenSpans } from "./text-tokens";

const marked = (text: string, ...words: string[]) =>
  marks(text, [[new Map(words.map((word) => [word, 1]))]]).map(([start, end]) => text.slice(start, end));

test("words in any form, Chinese as one piece", () => {
  expect(marked("Bowls, a bowl and Longquan’s dish", "bowl", "longquan")).toEqual(["Bowls", "bowl", "Longquan’s"]);
  expect(marked("此為雲龍紋大碗", "云龙", "龙纹")).toEqual(["雲龍紋"]);
  expect(marked("méipíng", "meiping")).toEqual(["méipíng"]);
  expect(marked("nothing of it", "bowl")).toEqual([]);
});

test("offsets are those of the text, whatever it is made of", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const all = tokenSpans(text).map((token) => token.text);
      let last = -1;
      for (const [start, end] of marks(text, [[new Map(all.map((word) => [word, 1]))]])) {
        expect(start).toBeGreaterThan(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
  );
});
