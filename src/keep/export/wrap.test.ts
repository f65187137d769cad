import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fitted, onPicture } from "./pictures";
import { wrapped } from "./wrap";

/** A Chinese character is as wide as two letters. */
const measure = (text: string) => [...text].reduce((sum, each) => sum + (/\p{Script=Han}/u.test(each) ? 2 : 1), 0);

test.each([
  ["Blue and white flask", 10, 3, ["Blue and", "white", "flask"]],
  ["青花山茶纹扁壶", 8, 2, ["青花山茶", "纹扁壶"]],
  ["青花山茶纹扁壶", 8, 1, ["青花山…"]],
  ["Blue and white flask", 10, 1, ["Blue and…"]],
  ["Incomprehensibilities", 10, 2, ["Incompreh…"]],
  ["  ", 10, 2, []],
])("%j in %i, %i lines", (text, width, most, lines) => expect(wrapped(text, width, most, measure)).toEqual(lines));

test("no line is wider than it may be, and there are no more than asked for", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."ab 青花，") }),
      fc.integer({ min: 3, max: 12 }),
      (text, width) => {
        const lines = wrapped(text, width, 2, measure);
        expect(lines.length).toBeLessThanOrEqual(2);
        expect(Math.max(0, ...lines.map(measure))).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test("pictures are made smaller, never larger, never nothing; boxes stay on them", () => {
  expect(fitted({ width: 4000, height: 3000 }, 1000)).toEqual({ width: 1000, height: 750 });
  expect(fitted({ width: 40, height: 30 }, 1000)).toEqual({ width: 40, height: 30 });
  expect(fitted({ width: 4000, height: 1 }, 100)).toEqual({ width: 100, height: 1 });
  expect(onPicture([-5, 2, 500, 20], { width: 40, height: 30 })).toEqual([0, 2, 40, 20]);
  expect(onPicture([50, 2, 500, 20], { width: 40, height: 30 })).toBeNull();
});
