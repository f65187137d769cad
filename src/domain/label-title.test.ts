import { expect, test } from "vitest";
import { scriptedVerdict } from "../../tests/scripted/story";
import type { Lang, VocabularyAttribute } from "./attribute";
import { certaintyOf } from "./certainty";
import { type LabelNames, labelTitle } from "./label-title";
import { museumLabel } from "./museum-label";
import { familyLabel } from "./term-families";
import type { Claim, Verdict } from "./verdict";
import { label } from "./vocabulary";

const names = (lang: Lang): LabelNames => ({
  lang,
  term: (id) => label(id, lang),
  family: (attribute, family) => familyLabel(attribute, family, lang),
  region: (province) => `some kiln of ${province}`,
  either: (one, other) => (lang === "zh" ? `${one}或${other}` : `${one} or ${other}`),
  reignOpen: (period) => (lang === "zh" ? `${period}，年号未定` : `${period}, reign uncertain`),
  vessel: lang === "zh" ? "器" : "Vessel",
});

function title(reader: Lang, spoken: Lang, change: Partial<Record<VocabularyAttribute | "name", Partial<Claim>>> = {}) {
  const verdict = scriptedVerdict(spoken);
  const changed = Object.entries(change).map(([key, part]) => [
    key,
    { ...verdict.attributes[key as VocabularyAttribute], ...part },
  ]);
  const attributes: Verdict["attributes"] = { ...verdict.attributes, ...Object.fromEntries(changed) };
  const made = museumLabel({ ...verdict, attributes }, { glance: null, evidence: [], photos: [] });
  const other = reader === "zh" ? "en" : "zh";
  return labelTitle(made, attributes.name, spoken, names(reader), names(other));
}

test("composed in the order of each language", () => {
  expect(title("zh", "en", { name: { label: "" } })).toMatchObject({
    title: "青花山茶纹扁壶",
    titleLang: "zh",
    second: "Flask · Underglaze blue · Camellia",
    period: "明永乐",
    pinyin: "qīng huā shān chá wén biǎn hú",
  });
  expect(title("en", "zh")).toMatchObject({
    title: "Flask · Underglaze blue · Camellia",
    second: "青花山茶纹扁壶",
    period: "Ming dynasty, Yongle",
  });
});

test("the model's own name is the title where it says what the label says", () => {
  expect(title("en", "en")).toMatchObject({ title: "Blue-and-white flask with camellia", remark: "" });
  const named = (own: string) => title("zh", "zh", { name: { label: own } });
  expect(named("明永乐青花山茶纹扁壶")).toMatchObject({ title: "明永乐青花山茶纹扁壶", period: "", remark: "" });
  expect(named("明永乐青花龙纹碗")).toMatchObject({
    title: "青花山茶纹扁壶",
    period: "明永乐",
    remark: "明永乐青花龙纹碗",
  });
});

test("a name never says more than the label: what retreats is left out, and the model's own name is a remark", () => {
  const unsure = { motif: { confidence: 0.2 }, shape: { confidence: 0.4 }, reign: { confidence: 0.3 } };
  expect(title("zh", "en", unsure)).toMatchObject({
    title: "青花扁壶",
    period: "明，年号未定",
    pinyin: "",
    remark: "Blue-and-white flask with camellia",
  });
  const open = { motif: { confidence: 0 }, shape: { confidence: 0 } };
  expect(title("zh", "en", open)).toMatchObject({ title: "青花器", pinyin: "" });
  expect(title("en", "zh", { ...open, color: { confidence: 0 } })).toMatchObject({ title: "", pinyin: "" });
});

test.each([
  [0.85, "high"],
  [0.6, "good"],
  [0.35, "fair"],
  [0.34, "low"],
])("certainty of %d is %s", (confidence, words) => {
  expect(certaintyOf({ value: "dyn:ming", label: "Ming", confidence, basis: "seen" })).toBe(words);
});

test("nothing claimed is no certainty, however high the number", () => {
  expect(certaintyOf({ value: null, label: "", confidence: 0.99, basis: "not-visible" })).toBe("none");
});
