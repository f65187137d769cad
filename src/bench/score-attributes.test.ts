import { expect, test } from "vitest";
import { ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import type { Claim, Verdict } from "../domain/verdict";
import { claimed, scoreAttributes, type Truth } from "./score-attributes";

const ming: Truth = {
  dynasty: "dyn:ming",
  reign: "reign:wanli",
  kiln: "kiln:jingdezhen",
  color: "glaze:wucai",
  motif: "motif:mudan",
  shape: "shape:guan",
};
const song: Truth = { ...ming, dynasty: "dyn:northern-song", reign: null, motif: null };

function claim(value: string | null, label = value ?? ""): Claim {
  return { value, label, confidence: label === "" ? 0 : 0.5, basis: "seen", evidence: ["E1"] };
}

function verdict(values: Partial<Record<VocabularyAttribute, Claim>>, isPorcelain = true): Verdict {
  const given: Partial<Record<string, Claim>> = values;
  const attributes = Object.fromEntries(ATTRIBUTES.map((each) => [each, given[each] ?? claim(null)]));
  return { attributes: attributes as Verdict["attributes"], isPorcelain, raw: "" };
}

test("right answers, chance and the majority guess are counted attribute by attribute", () => {
  const scores = scoreAttributes([
    { truth: ming, verdict: verdict({ dynasty: claim("dyn:ming"), reign: claim("reign:wanli") }) },
    { truth: ming, verdict: verdict({ dynasty: claim("dyn:qing"), reign: claim(null) }) },
    { truth: song, verdict: verdict({ dynasty: claim("dyn:northern-song"), reign: claim(null) }) },
  ]);
  const [dynasty, reign] = scores;
  expect(dynasty).toMatchObject({ attribute: "dynasty", right: 2, n: 3, classes: 2, chance: 0.5 });
  expect(dynasty?.majority).toEqual({ value: "dyn:ming", accuracy: 2 / 3 });
  expect(reign).toMatchObject({ attribute: "reign", right: 2, n: 3 });
});

test("only the reign is asked of a piece that has none", () => {
  const scores = scoreAttributes([{ truth: song, verdict: verdict({}) }]);
  expect(scores.map(({ attribute }) => attribute)).toEqual(["dynasty", "reign", "kiln", "color", "shape"]);
  expect(scores.find(({ attribute }) => attribute === "reign")?.right).toBe(1);
});

test("an episode without a verdict, or one that sees no porcelain, has nothing right", () => {
  const none = scoreAttributes([
    { truth: song, verdict: null },
    { truth: song, verdict: verdict({}, false) },
  ]);
  expect(none.every(({ right, n }) => right === 0 && n === 2)).toBe(true);
});

test("words that fit no term are not taken for none", () => {
  expect(claimed(claim(null, "the reign of nobody"))).toBeUndefined();
  expect(claimed(claim(null))).toBeNull();
  expect(claimed(claim("reign:wanli"))).toBe("reign:wanli");
});
