import { expect, test } from "vitest";
import { Postings } from "./text-postings";
import { nameTokens, readQuestion } from "./text-question";

const index = new Postings();
index.add("p", [[{ tokens: ["jingdezhen", "云龙", "龙纹", "bowl"], weight: 1 }]]);
const read = (text: string) => {
  const { clauses, terms } = readQuestion(text, index);
  return {
    clauses: clauses.map((clause) => clause.map((wording) => [...wording.keys()].join(" "))),
    terms: [...terms],
  };
};

test("a word is a clause, function words are none where more was said", () => {
  expect(read("what is the glory of things").clauses).toEqual([["glory"], ["thing"]]);
  expect(read("what is it").clauses).toEqual([["what"], ["is"], ["it"]]);
  expect(read("").clauses).toEqual([]);
  expect(read("!?。").clauses).toEqual([]);
});

test("a term is one clause, in any of its names, those with needless words left out", () => {
  const { clauses, terms } = read("青花");
  expect(terms).toEqual(["glaze:qinghua"]);
  expect(clauses).toHaveLength(1);
  expect(clauses[0]).toEqual(expect.arrayContaining(["青花", "qinghua", "underglaze blue"]));
  expect(clauses[0]).not.toContain("underglaze blue and white");
});

test("each wording of a term counts as much as what was said", () => {
  const { clauses } = readQuestion("Longquan celadon", index);
  const weights = clauses[0]?.map((wording) => [...wording.values()].reduce((sum, weight) => sum + weight, 0)) ?? [];
  expect(weights.length).toBeGreaterThan(2);
  for (const weight of weights) expect(weight).toBeCloseTo(2);
});

test("on the seam of two terms nothing is said", () => {
  expect(read("青花梅瓶").terms).toEqual(["glaze:qinghua", "shape:meiping"]);
  expect(read("青花梅瓶").clauses.flat()).not.toContain("花梅");
});

test.each(["mei ping", "méi píng", "meiping", "MEI PING"])("%s is read as the shape", (text) => {
  expect(read(text).terms).toEqual(["shape:meiping"]);
  expect(read(text).clauses.flat()).toContain("梅瓶");
});

test("a word of the index that was written apart is found, short syllables alone are left in peace", () => {
  index.add("q", [[{ tokens: ["wangxiaoer"], weight: 1 }]]);
  expect(read("wang xiao er").clauses).toEqual([["wangxiaoer", "wang xiao er"]]);
  expect(read("he had a pan").terms).toEqual([]);
});

test("a character alone is looked for on either side of a pair", () => {
  expect(read("龙").clauses).toEqual([["龙", "云龙", "龙纹"]]);
});

test("a book is no question: its beginning is", () => {
  expect(read("bowl ".repeat(100_000)).clauses.length).toBeLessThan(100);
});

test("what is no term has no names", () => {
  expect(nameTokens(null)).toEqual([]);
  expect(nameTokens("glaze:unheard-of")).toEqual([]);
});
