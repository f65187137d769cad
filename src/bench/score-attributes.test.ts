import { expect, test } from "vitest";
import { claim, verdict } from "../../tests/fixtures/verdict";
import { claimed, scoreAttributes, type Truth } from "./score-attributes";

const ming: Truth = {
  dynasty: "dyn:ming",
  reign: "reign:wanli",
  kiln: "kiln:jingdezhen",
  color: "glaze:wucai",
  motif: "motif:mudan",
  shape: "shape:guan",
};
const song: Truth = { ...ming, dynasty: "dyn:northern-song", reign: null, kiln: null };

test("right answers, chance and the majority guess are counted attribute by attribute", () => {
  const scores = scoreAttributes([
    { truth: ming, verdict: verdict({ dynasty: claim("dyn:ming"), reign: claim("reign:wanli") }) },
    { truth: ming, verdict: verdict({ dynasty: claim("dyn:qing"), reign: claim(null) }) },
    { truth: song, verdict: verdict({ dynasty: claim("dyn:northern-song"), reign: claim(null) }) },
  ]);
  const [dynasty, reign] = scores;
  expect(dynasty).toMatchObject({ attribute: "dynasty", right: 2, n: 3, classes: 2, chance: 0.5 });
  expect(dynasty?.majority).toEqual({ value: "dyn:ming", accuracy: 2 / 3 });
  expect(reign).toMatchObject({ attribute: "reign", right: 2, n: 3, classes: 2 });
});

test("none is a reign like any other; a piece without a kiln is not asked for one", () => {
  const scores = scoreAttributes([{ truth: song, verdict: verdict({ reign: claim(null), kiln: claim(null) }) }]);
  expect(scores.map(({ attribute }) => attribute)).toEqual(["dynasty", "reign", "color", "motif", "shape"]);
  expect(scores.find(({ attribute }) => attribute === "reign")?.right).toBe(1);
});

test("an episode without a verdict, one that is silent, and one that sees no porcelain have nothing right", () => {
  const none = scoreAttributes([
    { truth: song, verdict: null },
    { truth: song, verdict: verdict({}) },
    { truth: song, verdict: verdict({ reign: claim(null) }, false) },
  ]);
  expect(none.every(({ right, n }) => right === 0 && n === 3)).toBe(true);
});

test("neither silence nor words that fit no term are taken for none", () => {
  expect(claimed(claim(null, "the reign of nobody"))).toBeUndefined();
  expect(claimed(claim(null, ""))).toBeUndefined();
  expect(claimed(claim(null, "none"))).toBeNull();
  expect(claimed(claim("reign:wanli"))).toBe("reign:wanli");
});
