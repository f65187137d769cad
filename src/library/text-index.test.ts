import fc from "fast-check";
import { expect, test } from "vitest";
import type { Lang } from "../domain/attribute";
import { TERMS } from "../domain/vocabulary";
import { knowledgePassages } from "./knowledge";
import { TextIndex } from "./text-index";
import { tokens } from "./text-tokens";

const shelf = new TextIndex();
shelf.add("knowledge", knowledgePassages());
const first = (query: string, lang: Lang) => shelf.search(query, { limit: 3, lang })[0]?.passage.id;

test("Chinese in pairs, English in words", () => {
  expect(tokens("龙泉窑 Longquan's bowls, qīng")).toEqual(["龙泉", "泉窑", "longquan", "bowl", "qing"]);
  expect(tokens("碗")).toEqual(["碗"]);
  expect(tokens("dishes vases peonies boxes glass 1590s")).toEqual(["dish", "vase", "peony", "box", "glass", "1590"]);
});

test("questions find their term in the language of the study", () => {
  expect(first("Longquan celadon", "en")).toBe("glaze:longquan-celadon.en");
  expect(first("龙泉青釉", "zh")).toBe("glaze:longquan-celadon.zh");
  expect(first("Kangxi reign mark", "en")).toBe("reign:kangxi.en");
  expect(first("大清康熙年制", "zh")).toBe("reign:kangxi.zh");
  expect(first("mei ping 梅瓶", "zh")).toBe("shape:meiping.zh");
  expect(first("meiping", "zh")).toBe("shape:meiping.zh");
});

test("a question in the other language still answers in the study's own", () => {
  expect(first("青花", "en")).toBe("glaze:qinghua.en");
  expect(first("doucai", "zh")).toBe("glaze:doucai.zh");
});

test("a term is told once, and nothing is found for nothing", () => {
  const hits = shelf.search("Kangxi 康熙", { limit: 8, lang: "en" });
  const subjects = hits.map(({ passage }) => passage.term);
  expect(new Set(subjects).size).toBe(subjects.length);
  expect(shelf.search("zzz qqq", { limit: 3, lang: "en" })).toEqual([]);
  expect(shelf.search("", { limit: 3, lang: "en" })).toEqual([]);
  expect(shelf.search("汝", { limit: 3, lang: "zh" }).length).toBeGreaterThan(0);
});

test("nine labels in ten are found first, in both languages", () => {
  for (const lang of ["en", "zh"] as const) {
    const asked = TERMS.map((term) => ({ id: term.id, query: lang === "en" ? term.en : term.zhHans }));
    const hits = asked.filter(({ id, query }) => first(query, lang) === `${id}.${lang}`);
    expect(hits.length / asked.length, lang).toBeGreaterThan(0.9);
  }
});

test("packs are filtered and removed", () => {
  const index = new TextIndex();
  const passage = {
    id: "p",
    lang: "en" as const,
    term: null,
    text: "A note on bowls",
    source: "s",
    keywords: "",
    uncertain: false,
  };
  index.add("a", [passage]);
  index.add("b", [passage]);
  expect(index.search("bowl", { limit: 5, lang: "en" }).map(({ packId }) => packId)).toEqual(["a", "b"]);
  expect(index.search("bowl", { limit: 5, lang: "en", packs: new Set(["b"]) }).map(({ packId }) => packId)).toEqual([
    "b",
  ]);
  index.remove("a");
  expect(index.search("bowl", { limit: 5, lang: "en" }).map(({ packId }) => packId)).toEqual(["b"]);
});

test("any question is survived", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (query) => {
      expect(shelf.search(query, { limit: 2, lang: "en" }).length).toBeLessThanOrEqual(2);
    }),
  );
});
