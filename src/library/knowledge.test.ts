import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TERMS } from "../domain/vocabulary";
import { MAX_CHARACTERS_ZH, MAX_WORDS_EN, knowledgePassages } from "./knowledge";
import { glazeTraditions } from "./knowledge-traditions";
import { mentionedTerms } from "./knowledge-mentions";

const passages = knowledgePassages();
const passage = (id: string) => passages.find((one) => one.id === id)?.text;

test("one passage a term and language, each short enough for the embedded model", () => {
  expect(passages).toHaveLength(TERMS.length * 2);
  expect(new Set(passages.map((one) => one.id)).size).toBe(passages.length);
  for (const one of passages) {
    if (one.lang === "en") expect(one.text.split(/\s+/u).length, one.text).toBeLessThanOrEqual(MAX_WORDS_EN);
    else expect([...one.text].length, one.text).toBeLessThanOrEqual(MAX_CHARACTERS_ZH);
    expect(one.text).not.toMatch(/undefined|null|\n/u);
  }
});

test("a passage has the first paragraph of a note, its keywords all the names", () => {
  const { notes = "", aliases } = TERMS.find(({ id }) => id === "shape:meiping") ?? {};
  const [first = "", second = ""] = notes.split("\n");
  expect(second).not.toBe("");
  expect(passage("shape:meiping.en")).toContain(first.slice(0, 30));
  expect(passage("shape:meiping.en")).not.toContain(second.slice(0, 30));
  const { keywords } = passages.find(({ id }) => id === "shape:meiping.zh") ?? {};
  for (const name of [...(aliases?.en ?? []), ...(aliases?.zh ?? []), "meiping"]) expect(keywords).toContain(name);
});

test("Chinese passages are written in Chinese from the structured fields", () => {
  expect(passage("reign:kangxi.zh")).toBe("康熙：清代年号，1662—1722年；清圣祖玄烨；款识大清康熙年制，楷书。");
  expect(passage("kiln:longquan.zh")).toBe("龙泉窑：位于浙江龙泉；960—1700年；相关年代南宋、元、明。");
  expect(passage("dyn:western-han.zh")).toContain("公元前206年—公元8年");
  for (const one of passages.filter((each) => each.lang === "zh")) expect(one.text, one.id).not.toMatch(/[a-z]{2}/u);
});

test("a tradition says where and when a glaze was made", () => {
  const [en, zh] = knowledgePassages([
    { color: "glaze:longquan-celadon", kilns: ["kiln:longquan"], periods: ["dyn:southern-song", "dyn:yuan"] },
  ]).filter((one) => one.term === "glaze:longquan-celadon");
  expect(zh?.text).toContain("龙泉青釉：窑口龙泉窑；年代南宋、元");
  expect(en?.text).toContain("made at Longquan kilns; Southern Song dynasty, Yuan dynasty.");
});

test("the longest name wins and words of the trade are not places", () => {
  expect(mentionedTerms("Southern Song to Yuan; late Ming copies")).toEqual([
    "dyn:southern-song",
    "dyn:yuan",
    "dyn:late-ming",
  ]);
  expect(mentionedTerms("a guan jar and a ding tripod under Tang Ying")).toEqual([]);
});

test("the shelf in public/ is what the vocabulary gives: else `node scripts/build-knowledge.mjs`", () => {
  const traditions = glazeTraditions(JSON.parse(readFileSync("models/workshop/studio/traditions-first.json", "utf8")));
  const shelf = readFileSync("public/packs/knowledge/passages.jsonl", "utf8").trim().split("\n");
  expect(shelf.map((line): unknown => JSON.parse(line))).toEqual(knowledgePassages(traditions));
});
