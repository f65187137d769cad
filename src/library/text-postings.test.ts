import { expect, test } from "vitest";
import { type Clause, Postings } from "./text-postings";

const words = (...tokens: string[]): Clause => [new Map(tokens.map((token) => [token, 1]))];
const document = (text: string, weight = 1) => [{ tokens: text.split(" "), weight }];
const rows = (found: { packId: string; row: number }[]) => found.map(({ packId, row }) => `${packId}${row}`);
const all = { limit: Infinity };

/** BM25+ of one word, by the book: k 1.2, b 0.7, delta 0.5. */
function byTheBook(texts: string[], word: string, at: number): number {
  const lengths = texts.map((text) => text.split(" ").length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / texts.length;
  const counts = texts.map((text) => text.split(" ").filter((one) => one === word).length);
  const having = counts.filter((count) => count > 0).length;
  const rarity = Math.log(1 + (texts.length - having + 0.5) / (having + 0.5));
  const count = counts[at] ?? 0;
  const saturated = (count * 2.2) / (count + 1.2 * (0.3 + (0.7 * (lengths[at] ?? 0)) / mean));
  return rarity * (0.5 + saturated) * rarity; // a sum counts by the weight of what was matched
}

test("scores are BM25+ over all packs together", () => {
  const texts = ["a bowl a bowl", "bowl", "a plain dish of some size", "a vase"];
  const index = new Postings();
  index.add(
    "p",
    texts.slice(0, 2).map((text) => document(text)),
  );
  index.add(
    "q",
    texts.slice(2).map((text) => document(text)),
  );
  const found = index.search([words("bowl")], all);
  expect(rows(found).sort()).toEqual(["p0", "p1"]);
  for (const { row, score } of found) expect(score).toBeCloseTo(byTheBook(texts, "bowl", row), 4);
  expect(index.search([words("dish")], all)[0]?.score).toBeCloseTo(byTheBook(texts, "dish", 2), 4);
});

test("a field counts by its weight, a document that has more of the question comes first", () => {
  const index = new Postings();
  index.add("p", [document("bowl and other things"), document("bowl and other things", 3), document("bowl dragon")]);
  expect(rows(index.search([words("bowl"), words("dragon")], all))[0]).toBe("p2");
  expect(rows(index.search([words("bowl")], all)).indexOf("p1")).toBeLessThan(2);
});

test("of a clause's wordings the first counts in part, the others as a whole, and none more than the first", () => {
  const index = new Postings();
  index.add("p", [
    document("underglaze red"),
    document("blue and white"),
    document("white"),
    document("underglaze blue"),
  ]);
  const clause: Clause = [
    new Map([
      ["underglaze", 1],
      ["blue", 1],
    ]),
    new Map([
      ["blue", 1],
      ["white", 1],
    ]),
    new Map([
      ["white", 1],
      ["nowhere", 1],
    ]),
  ];
  const found = index.search([clause], all);
  expect(rows(found)[0]).toBe("p3");
  expect(rows(found).sort()).toEqual(["p0", "p1", "p3"]);
  const common = Array.from({ length: 20 }, () => document("common thing"));
  index.add("q", [...common, document("rare thing")]);
  const synonyms: Clause = [new Map([["common", 1]]), new Map([["rare", 1]])];
  const scores = index.search([synonyms], { limit: 30, packs: new Set(["q"]) }).map(({ score }) => score);
  expect(Math.max(...scores) / Math.min(...scores)).toBeLessThan(1.01);
});

test("the share of a question that a document has is by clauses", () => {
  const index = new Postings();
  index.add("p", [document("moon flask 扁壶")]);
  expect(index.share([words("moon"), words("unicorn")], "p", 0)).toBe(0.5);
  expect(
    index.share(
      [
        [
          new Map([
            ["moon", 1],
            ["vessel", 1],
          ]),
          new Map([["扁壶", 2]]),
        ],
      ],
      "p",
      0,
    ),
  ).toBe(1);
  expect(index.share([words("moon")], "nowhere", 0)).toBe(0);
});

test("a pack goes, comes again and is searched alone", () => {
  const index = new Postings();
  index.add("p", [document("bowl")]);
  index.add("q", [document("bowl")]);
  index.add("q", [document("dish"), document("bowl")]);
  expect(rows(index.search([words("bowl")], { ...all, packs: new Set(["q"]) }))).toEqual(["q1"]);
  index.remove("p");
  index.remove("never");
  expect([index.size, index.has("bowl"), index.has("vase")]).toEqual([2, true, false]);
  expect(index.around("is")).toEqual([]);
  expect(index.around("di")).toEqual(["dish"]);
  index.remove("q");
  expect(index.search([words("bowl")], all)).toEqual([]);
  expect(index.bytes).toBe(0);
});

test("the best of many, each once, in their order", () => {
  const index = new Postings();
  index.add(
    "p",
    Array.from({ length: 500 }, (_, i) => document(`bowl ${"x ".repeat(i % 97)}y`)),
  );
  const some = index.search([words("bowl")], { limit: 10 });
  expect(some).toEqual(index.search([words("bowl")], all).slice(0, 10));
  expect(new Set(rows(some)).size).toBe(10);
});
