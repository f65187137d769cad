import fc from "fast-check";
import { expect, test } from "vitest";
import { VOCABULARY_ATTRIBUTES } from "../domain/attribute";
import { ORDERS, STUDY_STATES } from "../domain/keep/notebook";
import { hashOf, parseRoute, type Route, WHOLE_LIBRARY } from "./route-model";

const word = fc.string({ minLength: 1, unit: "grapheme" });
const words = fc.array(word, { minLength: 1, maxLength: 3 });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>(
    { screen: "home" },
    { screen: "import" },
    { screen: "bin" },
    { screen: "backup" },
    { screen: "study", id: "a-1" },
  ),
  fc
    .record({
      text: fc.oneof(fc.constant(""), word),
      filters: fc.dictionary(fc.constantFrom(...VOCABULARY_ATTRIBUTES), words, { noNullPrototype: true }),
      packs: fc.option(words),
    })
    .map((query): Route => ({ screen: "library", query })),
  fc.record({ screen: fc.constant("piece"), packId: word, recordId: word }),
  fc.record({ screen: fc.constant("terms"), text: fc.oneof(fc.constant(""), word) }),
  fc.record({ screen: fc.constant("term"), id: word }),
  fc.record({ screen: fc.constant("packs"), add: fc.option(word) }),
  fc
    .record({
      text: fc.oneof(fc.constant(""), word),
      tags: fc.array(
        word.filter((tag) => tag.trim() !== ""),
        { maxLength: 3 },
      ),
      period: fc.option(word),
      state: fc.option(fc.constantFrom(...STUDY_STATES)),
      noted: fc.boolean(),
      order: fc.constantFrom(...ORDERS),
    })
    .map((query): Route => ({ screen: "notebook", query })),
);

test("every route survives the address bar, whatever its names are", () => {
  fc.assert(
    fc.property(route, (one) => {
      const { hash } = new URL(hashOf(one), "https://ciqi.example/"); // as `location` would give it back
      expect(parseRoute(hash)).toEqual(one);
    }),
    { seed: 8, numRuns: 400 },
  );
});

test("an address is short and readable", () => {
  expect(hashOf({ screen: "library", query: WHOLE_LIBRARY })).toBe("#/library");
  const query = { text: "青花 龙", filters: { color: ["glaze:qinghua"] }, packs: ["studio"] };
  expect(decodeURIComponent(hashOf({ screen: "library", query }))).toBe(
    "#/library?q=青花 龙&color=glaze:qinghua&pack=studio",
  );
});

test.each(["", "#", "#/nowhere", "#/study/<script>", "#/piece/a", "#/piece/a/b/c", "#/term/%E0%A4%A", "#/library/x"])(
  "%j is the start page",
  (hash) => expect(parseRoute(hash)).toEqual({ screen: "home" }),
);

test("what a person mistypes into the query is left out", () => {
  expect(parseRoute("#/library?colour=x&color=&pack=")).toEqual({ screen: "library", query: WHOLE_LIBRARY });
});

test("a question in an address is cut to what one may type", () => {
  expect(parseRoute(`#/terms?q=${"x".repeat(5000)}`)).toEqual({ screen: "terms", text: "x".repeat(200) });
});
