import fc from "fast-check";
import { expect, test } from "vitest";
import { scriptedEvents, scriptedVerdict, notPorcelainVerdict } from "../../tests/scripted/story";
import { ATTRIBUTES, VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "./attribute";
import { museumLabel, type Studied } from "./museum-label";
import { leftPossible } from "./retreat";
import type { Basis, Claim, MarkReading, Verdict } from "./verdict";
import { termsOf } from "./vocabulary";

const photos = [{ name: "front.jpg", width: 1000, height: 800 }];
const start = scriptedEvents("en", photos, scriptedVerdict("en"))[0];
const bare: Studied = { glance: null, evidence: [], photos: start?.type === "study-start" ? start.photos : [] };

const claimOf = (value: string | null, confidence: number, rest: Partial<Claim> = {}): Claim => ({
  value,
  label: value ?? "",
  confidence,
  basis: "seen",
  evidence: [],
  ...rest,
});

function verdictOf(claims: Partial<Record<VocabularyAttribute, Claim>>, mark: MarkReading | null = null): Verdict {
  const nothing = claimOf(null, 0, { basis: "not-visible" });
  const attributes = Object.fromEntries(ATTRIBUTES.map((each) => [each, nothing])) as Verdict["attributes"];
  return { isPorcelain: true, raw: "", mark, attributes: { ...attributes, ...claims } };
}

function lineOf(verdict: Verdict, attribute: VocabularyAttribute, studied: Studied = bare) {
  const line = museumLabel(verdict, studied).lines.find((each) => each.attribute === attribute);
  if (line === undefined) throw new Error(`no line for ${attribute}`);
  return line;
}

const anyClaim = (attribute: VocabularyAttribute) =>
  fc.record({
    value: fc.option(fc.constantFrom(...termsOf(attribute).map(({ id }) => id), "dyn:of-a-later-vocabulary")),
    label: fc.constantFrom("", "some words"),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    basis: fc.constantFrom<Basis[]>("seen", "retrieved", "inferred", "not-visible"),
    evidence: fc.constant<string[]>([]),
  });
const anyVerdict = fc
  .tuple(...VOCABULARY_ATTRIBUTES.map(anyClaim))
  .map((claims) => verdictOf(Object.fromEntries(claims.map((claim, at) => [VOCABULARY_ATTRIBUTES[at], claim]))));

test("of any verdict the label says what is true if the verdict is, and keeps its first guess where it says less", () => {
  fc.assert(
    fc.property(anyVerdict, (verdict) => {
      for (const { attribute, said, claim, guess } of museumLabel(verdict, bare).lines) {
        const known = claim.value !== null && termsOf(attribute).some(({ id }) => id === claim.value);
        if (!known) continue;
        expect(leftPossible(said, attribute)?.has(claim.value ?? "")).toBe(true);
        const whole = said.kind === "term" && said.id === claim.value;
        expect(guess).toBe(whole ? null : claim.value);
      }
    }),
  );
});

test("a reign that is not sure is told as its dynasty's", () => {
  const verdict = verdictOf({ dynasty: claimOf("dyn:qing", 0.9), reign: claimOf("reign:kangxi", 0.3) });
  expect(lineOf(verdict, "reign")).toMatchObject({
    said: { kind: "term", id: "dyn:qing" },
    retreat: "unsure",
    guess: "reign:kangxi",
  });
});

test("a sure reign carries its dynasty", () => {
  const verdict = verdictOf({ dynasty: claimOf("dyn:qing", 0.3), reign: claimOf("reign:kangxi", 0.8) });
  expect(lineOf(verdict, "dynasty")).toMatchObject({ said: { kind: "term", id: "dyn:qing" }, confidence: 0.8 });
  const alone = verdictOf({ reign: claimOf("reign:kangxi", 0.8) });
  expect(lineOf(alone, "dynasty")).toMatchObject({ said: { kind: "term", id: "dyn:qing" }, certainty: "good" });
});

test("of a period and a reign that contradict one another the less sure is left open", () => {
  const verdict = verdictOf({ dynasty: claimOf("dyn:ming", 0.9), reign: claimOf("reign:kangxi", 0.6) });
  expect(lineOf(verdict, "reign")).toMatchObject({ said: { kind: "open" }, retreat: "at-odds", guess: "reign:kangxi" });
  expect(lineOf(verdict, "dynasty").retreat).toBeNull();
});

test("similar pieces of another dynasty make it one of two", () => {
  const votes = { dynasty: [{ value: "dyn:qing", confidence: 0.3, matches: [] }] };
  const glance = { matches: [], match: true, votes, ms: 1 };
  const verdict = verdictOf({ dynasty: claimOf("dyn:ming", 0.4) });
  expect(lineOf(verdict, "dynasty", { ...bare, glance }).said).toEqual({
    kind: "either",
    ids: ["dyn:ming", "dyn:qing"],
  });
});

test("words of the model's own are said as they are, and nothing is nothing", () => {
  const verdict = verdictOf({ kiln: claimOf(null, 0.7, { label: "a kiln by the river" }) });
  expect(lineOf(verdict, "kiln").said).toEqual({ kind: "words", words: "a kiln by the river" });
  const unsure = verdictOf({ kiln: claimOf(null, 0.4, { label: "a kiln by the river" }) });
  expect(lineOf(unsure, "kiln")).toMatchObject({ said: { kind: "open" }, guess: "a kiln by the river" });
  expect(lineOf(verdict, "shape")).toMatchObject({ said: { kind: "open" }, certainty: "none", guess: null });
});

test.each([
  [{ text: "大明宣德年製", reign: "reign:xuande" }, "reign:xuande", "within"],
  [{ text: "大明宣德年製", reign: "reign:xuande" }, "reign:kangxi", "before"],
  [{ text: "大清乾隆年製", reign: "reign:qianlong" }, "reign:kangxi", "after"],
  [{ text: "大清乾隆年製", reign: "reign:qianlong" }, null, "within"],
  [{ text: "大明成化年製", reign: "reign:chenghua" }, null, "before"],
  [{ text: "若深珍藏", reign: null }, "reign:kangxi", "none"],
])("the mark %o on a piece of %s stands %s", (mark, reign, standing) => {
  const claims = { dynasty: claimOf(reign === "reign:xuande" ? "dyn:ming" : "dyn:qing", 0.9) };
  const verdict = verdictOf(reign === null ? claims : { ...claims, reign: claimOf(reign, 0.8) }, {
    ...mark,
    evidence: ["E2"],
  });
  expect(museumLabel(verdict, bare).mark).toMatchObject({ text: mark.text, standing, evidence: ["E2"] });
});

test("a reign that points at nothing but the mark is told to rest on it", () => {
  const mark = { text: "大明宣德年製", reign: "reign:xuande", evidence: ["E2"] };
  const onMark = (evidence: string[]) =>
    museumLabel(verdictOf({ reign: claimOf("reign:xuande", 0.9, { evidence }) }, mark), bare).mark?.isOnlyGround;
  expect(onMark(["E2"])).toBe(true);
  expect(onMark(["E2", "E3"])).toBe(false);
  expect(onMark([])).toBe(false);
});

test("a mark without a period beside it is only read", () => {
  const mark = { text: "大明宣德年製", reign: "reign:xuande", evidence: [] };
  expect(museumLabel(verdictOf({}, mark), bare).mark?.standing).toBe("unknown");
  expect(museumLabel(verdictOf({}, { ...mark, text: " " }), bare).mark).toBeNull();
});

test("what it is taken for: first what something speaks for, of sure claims nothing else", () => {
  const votes = { color: [{ value: "glaze:wucai", confidence: 0.4, matches: [] }] };
  const verdict = verdictOf({ color: claimOf("glaze:doucai", 0.9), shape: claimOf("shape:meiping", 0.6) });
  const { confusions } = museumLabel(verdict, { ...bare, glance: { matches: [], match: true, votes, ms: 1 } });
  expect(confusions[0]).toMatchObject({ claimed: "glaze:doucai", other: "glaze:wucai", named: true });
  expect(confusions.slice(1).every(({ attribute }) => attribute === "shape")).toBe(true);
  expect(confusions.length).toBeLessThanOrEqual(4);
});

test("figures are called calibrated only where all of them are", () => {
  const [yes, no] = [claimOf("dyn:qing", 0.9, { calibrated: true }), claimOf("kiln:ding", 0.9)];
  expect(museumLabel(verdictOf({ dynasty: yes }), bare).figures).toBe("calibrated");
  expect(museumLabel(verdictOf({ dynasty: yes, kiln: no }), bare).figures).toBe("mixed");
  expect(museumLabel(verdictOf({ kiln: no }), bare).figures).toBe("uncalibrated");
});

test("what is no Chinese porcelain has a label without lines", () => {
  expect(museumLabel(notPorcelainVerdict(), bare)).toMatchObject({ isPorcelain: false, lines: [], confusions: [] });
});
