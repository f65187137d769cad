import fc from "fast-check";
import { expect, test } from "vitest";
import { marksOf } from "./study-marks";

const marked = (text: string, query: string) => marksOf(text, query).map(([start, end]) => text.slice(start, end));

test.each([
  ["Iron-rich cobalt gives blackish spots", "Yongle cobalt dark spot", ["cobalt", "spots"]],
  ["The Xuāndé mark", "xuande", ["Xuāndé"]],
  ["carp and carpets", "carp", ["carp"]],
  ["The glaze of the foot", "of the", []],
  ["青花沿轮廓聚成铁锈斑点，永乐最多", "永乐 青料 铁锈斑", ["铁锈斑", "永乐"]],
  ["十五世纪进口青料", "青料特征", ["青料"]],
  ["anything", "", []],
])("in %j the words of %j that matter are %j", (text, query, words) => {
  expect(marked(text, query)).toEqual(words);
});

test("marks lie in the text, in order and apart, whatever is asked", () => {
  const words = fc
    .array(fc.constantFrom("青", "花", "blue", "Blue", " ", "é", "🏺", "."))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(words, words, (text, query) => {
      let last = -1;
      for (const [start, end] of marksOf(text, query)) {
        expect(start).toBeGreaterThan(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
    { seed: 5, numRuns: 300 },
  );
});
