import { expect, test } from "vitest";
import { confusedWith } from "./confusions";
import { findTerm } from "./find-term";
import { foldHan } from "./han-fold";
import { TERMS, type Term, term } from "./vocabulary";
import pairs from "./vocabulary/confusion.json";

const HAN = /[㐀-鿿]/u;
const LATIN_WORD = /[A-Za-z]{2}/u;

/** What is wrong, one line a finding: an empty list reads better than six hundred assertions. */
function findings(check: (one: Term) => string | undefined): string[] {
  return TERMS.flatMap((one) => {
    const found = check(one);
    return found === undefined ? [] : [`${one.id}: ${found}`];
  });
}

/** Every string of a row, with the path to it. */
function strings(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}/${key}`));
}

test("ids are unique and every text says something", () => {
  expect(new Set(TERMS.map(({ id }) => id)).size).toBe(TERMS.length);
  expect(
    findings((one) => strings(one).find(([, text]) => text.trim() !== text || text === "" || text.includes("  "))?.[0]),
  ).toEqual([]);
});

test("English is English and Chinese is simplified Chinese", () => {
  const chinese = (text: string) => HAN.test(text) && !LATIN_WORD.test(text) && foldHan(text) === text;
  expect(findings((one) => (HAN.test(one.en + one.notes) ? "Chinese in the English" : undefined))).toEqual([]);
  expect(findings((one) => (chinese(one.zhHans) && chinese(one.notesZh ?? "") ? undefined : one.notesZh))).toEqual([]);
  expect(findings((one) => one.aliases?.en.find((alias) => HAN.test(alias)))).toEqual([]);
  expect(findings((one) => one.aliases?.zh.find((alias) => !chinese(alias)))).toEqual([]);
  expect(pairs.filter(({ en, zh }) => HAN.test(en) || !chinese(zh)).map(({ zh }) => zh)).toEqual([]);
});

test("Chinese prose uses Chinese punctuation and ends", () => {
  expect(findings((one) => (/[,.;:?!"']/u.test(one.notesZh ?? "") ? one.notesZh : undefined))).toEqual([]);
  expect(findings((one) => (one.notesZh?.endsWith("。") === true ? undefined : one.notesZh))).toEqual([]);
  expect(pairs.filter(({ en, zh }) => !en.endsWith(".") || !zh.endsWith("。")).map(({ en }) => en)).toEqual([]);
});

test("the traditional name is the simplified one, character by character", () => {
  expect(findings((one) => (foldHan(one.zhHant) === one.zhHans ? undefined : one.zhHant))).toEqual([]);
  expect(findings((one) => (one.zhHant.length === one.zhHans.length ? undefined : one.zhHant))).toEqual([]);
  expect(foldHan("青花釉裏紅龍鳳紋蓋罐，鬥彩雞缸盃，乾隆窯變。")).toBe("青花釉里红龙凤纹盖罐，斗彩鸡缸杯，乾隆窑变。");
  expect(foldHan("青花")).toBe("青花");
});

test("a traditional name has no character that other names write otherwise", () => {
  const BOTH = new Set("斗里"); // a dipper and to contend, a mile and inside: one character in simplified Chinese
  const simplifiedOnly = new Set(
    TERMS.flatMap(({ zhHans, zhHant }) => [...zhHans].filter((character, at) => character !== zhHant[at])),
  );
  const wrong = (text: string) => [...text].find((character) => simplifiedOnly.has(character) && !BOTH.has(character));
  expect(findings((one) => wrong(one.zhHant))).toEqual([]);
});

test("pinyin has a syllable a character, and tones", () => {
  const syllables = (pinyin: string) => pinyin.split(" ").length;
  expect(findings((one) => (syllables(one.pinyin) === [...one.zhHans].length ? undefined : one.pinyin))).toEqual([]);
  expect(findings((one) => (/^[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ ]+$/u.test(one.pinyin) ? undefined : one.pinyin))).toEqual(
    [],
  );
});

test("dates run forward and inside what they are part of", () => {
  expect(
    findings((one) => {
      if (!("start" in one)) return undefined;
      if (one.start > one.end) return `${one.start} to ${one.end}`;
      const whole = term((one.attribute === "reign" ? one.dynasty : one.parent) ?? "");
      if (whole === undefined || !("start" in whole)) return undefined;
      return one.start >= whole.start && one.end <= whole.end ? undefined : `not inside ${whole.id}`;
    }),
  ).toEqual([]);
});

test("a confusion names two terms of one attribute, once, and both tell of it", () => {
  const key = ({ one, other }: (typeof pairs)[number]) => [one, other].sort().join(" ");
  expect(new Set(pairs.map(key)).size).toBe(pairs.length);
  const broken = pairs.filter(({ one, other }) => {
    const tells = (from: string, to: string) => confusedWith(from).some(({ id }) => id === to);
    return one === other || term(one)?.attribute !== term(other)?.attribute || !tells(one, other) || !tells(other, one);
  });
  expect(broken.map(key)).toEqual([]);
  expect(confusedWith("glaze:none")).toEqual([]);
});

test("every dynasty, kiln and reign with marks of its own says what it is taken for", () => {
  const asked = (one: Term) =>
    one.attribute === "dynasty" || one.attribute === "kiln" || (one.attribute === "reign" && one.secureBaseMarks);
  expect(findings((one) => (asked(one) && confusedWith(one.id).length === 0 ? "nothing" : undefined))).toEqual([]);
});

test("an alias finds its own term, in traditional characters too", () => {
  const wrong = (names: readonly string[], one: Term) => names.find((name) => findTerm(name, one.attribute) !== one.id);
  expect(findings((one) => wrong([...(one.aliases?.en ?? []), ...(one.aliases?.zh ?? [])], one))).toEqual([]);
  expect(findTerm("洋彩", "color")).toBe("glaze:yangcai");
  expect(findTerm("yingqing", "color")).toBe("glaze:qingbai");
  expect(findTerm("影青", "color")).toBe("glaze:qingbai");
  expect(findTerm("sang de boeuf", "color")).toBe("glaze:langyao");
  expect(findTerm("寶月瓶", "shape")).toBe("shape:baoyueping");
});

test("the whole vocabulary stays small enough to be fetched at once", () => {
  expect(new TextEncoder().encode(JSON.stringify([TERMS, pairs])).length).toBeLessThan(600_000);
});
