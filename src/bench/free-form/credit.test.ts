import fc from "fast-check";
import { expect, test } from "vitest";
import { ATTRIBUTE_OF, QUESTION_TYPES, type QuestionType } from "../../domain/bench";
import { TERM_GROUPS } from "../../domain/term-groups";
import { TERMS, label, termsOf } from "../../domain/vocabulary";
import { creditOf } from "./credit";
import { OTHER_NAMES } from "./other-names";
import { withAncestors } from "../../domain/taxonomy";

const types = QUESTION_TYPES.filter((type) => type !== "overall");
const credit = (type: QuestionType, reference: string, answer: string | null) =>
  creditOf({ type, reference, options: [], answer: "" }, answer);

/** Sound alike (窑变 and 曜变, 盉 and 盒): pinyin tells no two apart. */
const SAME_SOUND = new Set(["yào biàn yòu", "hé"]);
/** The years of the Republic are no reign of an emperor: a row that asks for one is left out. */
const NO_REIGN = "reign:minguo";

test(
  "a term's names, in both languages and scripts, in pinyin and in a sentence, are right answers to one another",
  { timeout: 30_000 },
  () => {
    for (const type of types) {
      const attribute = ATTRIBUTE_OF[type];
      for (const term of attribute === null ? [] : termsOf(attribute)) {
        if (term.id === NO_REIGN) continue;
        const names = [
          term.en,
          term.zhHans,
          term.zhHant,
          term.pinyin,
          ...(term.aliases?.en ?? []),
          ...(term.aliases?.zh ?? []),
        ];
        for (const name of [...names, `It is ${term.en}.`, `应为${term.zhHans}。`]) {
          if (SAME_SOUND.has(name)) continue;
          expect(credit(type, term.zhHans, name).credit, `${term.id}: ${name}`).toBe(1);
        }
      }
    }
  },
);

test("everything that a credit can speak of has a name", () => {
  const named = types.flatMap((type) => OTHER_NAMES[ATTRIBUTE_OF[type] ?? "dynasty"].map(({ id }) => id));
  const above = TERMS.flatMap(({ id }) => [...withAncestors(id)]);
  const nodes = new Set([...named, ...above]);
  expect([...nodes].filter((id) => label(id, "en") === id || label(id, "zh") === id)).toEqual([]);
  expect(TERM_GROUPS.filter((id) => !nodes.has(id))).toEqual([]);
});

test("by hand: 2 |P ∩ T| / (|P| + |T|)", () => {
  expect(credit("dynasty", "北宋", "宋代").credit).toBe(2 / 3); // P = {song}, T = {northern song, song}
  expect(credit("dynasty", "明", "明或清").credit).toBe(2 / 3); // P = {ming, qing}, T = {ming}
  expect(credit("dynasty", "明", "possibly Ming").credit).toBe(2 / 3); // P = {ming, another}, T = {ming}
  expect(credit("emperor", "乾隆", "Qing dynasty").credit).toBe(2 / 3); // P = {qing}, T = {qianlong, qing}
  expect(credit("emperor", "乾隆", "嘉庆").credit).toBe(1 / 2); // P = {jiaqing, qing}
  expect(credit("emperor", "乾隆", "嘉庆或乾隆").credit).toBe(4 / 5); // P = {jiaqing, qianlong, qing}
  expect(credit("emperor", "成化", "康熙").credit).toBe(0);
  expect(credit("kiln", "景德镇窑", "御窑厂").credit).toBe(2 / 3);
  expect(credit("color", "青花釉里红", "青花").credit).toBe(1 / 2); // T = {the two together, blue, red}
  expect(credit("shape", "梅瓶", "vase").credit).toBe(2 / 3);
  expect(credit("pattern", "牡丹纹、凤凰纹", "凤凰、蕉叶、回纹").credit).toBe(2 / 5);
});

test("what the reference does not name is left out; a naming has no credit; silence has none either", () => {
  for (const reference of ["", "无", "不详", "none", "not visible", "qwertyuiop"]) {
    expect(credit("kiln", reference, "龙泉窑").credit, reference).toBeNull();
  }
  expect(credit("emperor", "清代", "康熙").credit).toBeNull();
  expect(credit("overall", "青花瓶", "青花瓶")).toEqual({ credit: null, truth: [], answer: [], unmapped: [] });
  for (const answer of [null, "", "none", "无法判断", "not visible"]) {
    expect(credit("kiln", "龙泉窑", answer)).toEqual({ credit: 0, truth: ["kiln:longquan"], answer: [], unmapped: [] });
  }
});

test("the right option stands in for a reference that the set does not have", () => {
  const options = [
    { letter: "A", text: "明" },
    { letter: "B", text: "清" },
  ];
  expect(creditOf({ type: "dynasty", reference: null, options, answer: "B" }, "Qing")).toMatchObject({ credit: 1 });
  expect(creditOf({ type: "dynasty", reference: null, options, answer: "C" }, "Qing")).toMatchObject({ credit: null });
});

test("words without a term are listed, by side", () => {
  expect(credit("kiln", "北方某窑", "a kiln of the north").unmapped).toEqual([
    { side: "reference", text: "北方某窑" },
    { side: "answer", text: "a kiln of the north" },
  ]);
  expect(credit("pattern", "莲花纹", "莲花，犀牛望月").unmapped).toEqual([{ side: "answer", text: "犀牛望月" }]);
});

test("credit lies between 0 and 1, is the same both ways round, and 1 for the reference itself", () => {
  const term = fc.constantFrom(...types).chain((type) => {
    const terms = termsOf(ATTRIBUTE_OF[type] ?? "dynasty").filter(({ id }) => id !== NO_REIGN);
    const some = fc.uniqueArray(fc.constantFrom(...terms.map(({ zhHans }) => zhHans)), { minLength: 1, maxLength: 4 });
    return fc.tuple(fc.constant(type), some, some);
  });
  fc.assert(
    fc.property(term, ([type, one, other]) => {
      const there = credit(type, one.join("、"), other.join("、")).credit ?? -1;
      expect(there).toBeGreaterThanOrEqual(0);
      expect(there).toBeLessThanOrEqual(1);
      expect(credit(type, other.join("、"), one.join("、")).credit).toBe(there);
      expect(credit(type, one.join("、"), one.join("、")).credit).toBe(1);
    }),
    { seed: 6, numRuns: 300 },
  );
});

test("any text is survived", () => {
  const words = fc.constantFrom(
    "not",
    "Ming",
    "或",
    "非",
    "乾隆",
    "1736",
    "-",
    "95",
    "century",
    "18th",
    "(",
    "?",
    "龙纹",
    "\n",
    "{",
  );
  const near = fc.array(words, { maxLength: 15 }).map((parts) => parts.join(" "));
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      fc.oneof(near, fc.string({ unit: "grapheme", maxLength: 80 })),
      (type, text) => {
        expect(credit(type, "清", text).credit ?? 0).toBeLessThanOrEqual(1);
        credit(type, text, text);
      },
    ),
    { seed: 6, numRuns: 500 },
  );
});
