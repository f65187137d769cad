import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { pause } from "../base/abort";
import type { Lang } from "./attribute";
import { findTerm, findTerms, findTermsOf } from "./find-term";
import { TERMS, label, term } from "./vocabulary";

test("every label finds its own term, in both languages and both scripts", () => {
  for (const one of TERMS) {
    for (const lang of ["en", "zh"] as Lang[]) expect(findTerm(label(one.id, lang), one.attribute)).toBe(one.id);
    expect(findTerm(one.zhHant, one.attribute), one.zhHant).toBe(one.id);
  }
});

test("people's spellings", () => {
  expect(findTerm("Ming", "dynasty")).toBe("dyn:ming");
  expect(findTerm("明朝", "dynasty")).toBe("dyn:ming");
  expect(findTerm("the Qianlong period (1736–1795)", "reign")).toBe("reign:qianlong");
  expect(findTerm("blue-and-white", "color")).toBe("glaze:qinghua");
  expect(findTerm("qinghua", "color")).toBe("glaze:qinghua");
  expect(findTerm("龙泉", "kiln")).toBe("kiln:longquan");
  expect(findTerm("Jingdezhen ware", "kiln")).toBe("kiln:jingdezhen");
  expect(findTerm("“梅瓶”。", "shape")).toBe("shape:meiping");
  expect(findTerm("云龙", "motif")).toBe("motif:yunlong");
});

test("traditional characters and variants, each in its place", () => {
  expect(findTerm("乾隆窯變", "color")).toBe("glaze:yaobian");
  expect(findTerm("萬曆", "reign")).toBe("reign:wanli");
  expect(findTerm("豇豆紅", "color")).toBe("glaze:jiangdou");
  expect(findTerm("大盃", "shape")).toBe("shape:bei");
  expect(findTerms("𠀀清乾隆鬥彩龍鳳紋盌").map(({ start, end }) => [start, end])).toContainEqual([5, 7]);
});

test("a dynasty of one character before a reign, a colour or a kiln, and nowhere else", () => {
  const ids = (text: string) => findTerms(text).map((one) => one.id);
  expect(ids("元青花")).toEqual(["dyn:yuan", "glaze:qinghua"]);
  expect(ids("盘，明龙泉窑")).toEqual(["shape:pan", "dyn:ming", "kiln:longquan"]);
  expect(ids("清白釉")).toEqual(["dyn:qing", "glaze:baiyou"]);
  expect(ids("透明白釉")).toEqual(["glaze:baiyou"]);
  expect(ids("金粉彩")).toEqual(["glaze:fencai"]);
  expect(ids("明黄釉碗")).toEqual(["glaze:jiaohuang", "shape:wan"]);
});

test("plurals and accents", () => {
  const ids = (text: string) => findTerms(text).map((one) => one.id);
  expect(ids("Bowl with peonies and brush washers, Yung Chêng")).toEqual([
    "shape:wan",
    "motif:mudan",
    "shape:xi",
    "reign:yongzheng",
  ]);
  expect(findTerm("Qīng huā", "color")).toBe("glaze:qinghua");
  expect(ids("with iron-red dishes")).toEqual(["glaze:fanhong", "shape:pan"]);
  expect(ids("an iron glaze")).toEqual([]);
});

test("hyphens and apostrophes are spelt in several ways", () => {
  expect(findTerm("sang-de-boeuf", "color")).toBe("glaze:langyao");
  expect(findTerms("a Hare’s-fur bowl, Ru ware").map((one) => one.id)).toEqual(["glaze:tuhao", "shape:wan", "kiln:ru"]);
  expect(findTerms("Blue and white porcelain moon-flask").map((one) => one.id)).toEqual([
    "glaze:qinghua",
    "shape:baoyueping",
  ]);
});

test("the longest name wins, and a word is not cut", () => {
  expect(findTerm("late Southern Song", "dynasty")).toBe("dyn:southern-song");
  expect(findTerm("景德镇窑", "kiln")).toBe("kiln:jingdezhen");
  expect(findTerms("景德镇窑青花").map((one) => one.id)).toEqual(["kiln:jingdezhen", "glaze:qinghua"]);
  expect(findTerm("charming", "dynasty")).toBeNull();
  expect(findTerm("明亮", "dynasty")).toBeNull();
  expect(findTerm("", "shape")).toBeNull();
});

test("a museum label in one breath", () => {
  expect(findTerms("清乾隆景德镇窑粉彩百鹿纹尊").map((one) => one.id)).toEqual([
    "dyn:qing",
    "reign:qianlong",
    "kiln:jingdezhen",
    "glaze:fencai",
    "motif:bailu",
    "shape:zun",
  ]);
});

test("any text is survived, and what is found stands where it is said to stand", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      for (const found of findTerms(text)) {
        expect(term(found.id)?.attribute).toBe(found.attribute);
        expect(found.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test("a text that speaks of one attribute is searched for its names alone, pinyin among them", () => {
  const kilns = (text: string) => findTermsOf(text, ["kiln"]).map(({ id }) => id);
  expect(kilns("汝窑天青釉")).toEqual(["kiln:ru"]);
  expect(kilns("jǐngdézhèn yáo, or Yuezhou yao")).toEqual(["kiln:jingdezhen", "kiln:yuezhou"]);
  expect(findTermsOf("清乾隆", ["dynasty", "reign"]).map(({ id }) => id)).toEqual(["dyn:qing", "reign:qianlong"]);
});

test("the names are set up in slices, and a search in the middle of it finds all the same", async () => {
  vi.resetModules();
  const fresh = await import("./find-term");
  let at = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (at += 2)); // each term takes two milliseconds
  try {
    const ready = vi.fn();
    const setUp = fresh.termIndex.inSlices().then(ready);
    await pause(0);
    await pause(0);
    expect(ready).not.toHaveBeenCalled();
    expect(at).toBeLessThan(2 * TERMS.length);
    expect(fresh.findTerms("清乾隆景德镇窑粉彩百鹿纹尊")).toEqual(findTerms("清乾隆景德镇窑粉彩百鹿纹尊"));
    await setUp;
    expect(ready).toHaveBeenCalledOnce();
  } finally {
    clock.mockRestore();
  }
});
