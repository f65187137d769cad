import { expect, test } from "vitest";
import type { Term } from "../../app/vocabulary-model";
import { findTerms } from "./find-terms";

const term = (id: string, en: string, zh: string, pinyin: string): Term => ({
  id,
  attribute: id.startsWith("kiln") ? "kiln" : "color",
  en,
  zh,
  "zh-Hans": zh,
  "zh-Hant": zh,
  pinyin,
  start: null,
  end: null,
});
const terms = [
  term("glaze:jihong", "Sacrificial red", "祭红", "jì hóng"),
  term("glaze:hong", "Red glaze", "红釉", "hóng yòu"),
  term("glaze:tianlan", "Sky blue (clair de lune)", "天蓝", "tiān lán"),
  term("kiln:hong", "Red kiln", "红窑", "hóng yáo"),
];
const found = (query: string) => findTerms(terms, "color", query).map(({ id }) => id);

test.each([
  ["", ["glaze:jihong", "glaze:hong", "glaze:tianlan"]],
  ["red", ["glaze:hong", "glaze:jihong"]],
  ["RED  ", ["glaze:hong", "glaze:jihong"]],
  ["jihong", ["glaze:jihong"]],
  ["jì hóng", ["glaze:jihong"]],
  ["红", ["glaze:hong", "glaze:jihong"]],
  ["clair-de-lune", ["glaze:tianlan"]],
  [".*", []],
])("“%s” finds %j, those that begin with it first", (query, wanted) => {
  expect(found(query)).toEqual(wanted);
});
