import fc from "fast-check";
import { expect, test } from "vitest";
import { scriptedVerdict } from "../../tests/scripted/story";
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import { museumLabel } from "../domain/museum-label";
import type { Verdict } from "../domain/verdict";
import { termsOf } from "../domain/vocabulary";
import type { Guess } from "../storage/schema";
import { createGuessModel } from "./guess-model";
import { guessOptions } from "./guess-options";
import { markedGuesses, score, sharedKind } from "./guess-marking";

const nothing = { glance: null, evidence: [] };
const verdict = scriptedVerdict("en");
const label = museumLabel(verdict, { ...nothing, photos: [] });
const markOf = (attribute: VocabularyAttribute, id: string, of: Verdict = verdict) =>
  markedGuesses({ [attribute]: id }, museumLabel(of, { ...nothing, photos: [] })).find(
    (each) => each.attribute === attribute,
  );
const claiming = (attribute: VocabularyAttribute, value: string, confidence = 0.9): Verdict => ({
  ...verdict,
  attributes: { ...verdict.attributes, [attribute]: { ...verdict.attributes[attribute], value, confidence } },
});

test("the answer is among the options, which stand in the order of the vocabulary and are few", () => {
  for (const attribute of VOCABULARY_ATTRIBUTES) {
    const order = termsOf(attribute).map(({ id }) => id);
    fc.assert(
      fc.property(fc.constantFrom(...order), (id) => {
        const options = guessOptions(attribute, claiming(attribute, id), nothing);
        expect(options).toContain(id);
        expect(options).toEqual(order.filter((each) => options.includes(each)));
        expect(options).toHaveLength(6);
      }),
      { numRuns: 30 },
    );
  }
});

test("before there is a verdict, similar pieces and common things are offered", () => {
  const votes = { color: [{ value: "glaze:qianjiang", confidence: 0.4, matches: [] }] };
  const glance = { matches: [], match: true, votes, ms: 1 };
  expect(guessOptions("color", null, { glance, evidence: [] })).toContain("glaze:qianjiang");
  expect(guessOptions("dynasty", null, nothing)).toContain("dyn:ming");
});

test.each([
  ["reign", "reign:yongle", "same", 1],
  ["reign", "reign:xuande", "near", 0.5],
  ["reign", "reign:kangxi", "other", 0],
  ["dynasty", "dyn:qing", "confusable", 0.25],
  ["dynasty", "dyn:early-ming", "within", 1],
] as const)("guessing %s %s is %s", (attribute, id, mark, credit) => {
  expect(markOf(attribute, id)).toMatchObject({ mark, credit });
});

test("where the label leaves it open, a guess is not held against the model's", () => {
  expect(markOf("reign", "reign:kangxi", claiming("reign", "reign:yongle", 0.1))).toMatchObject({
    mark: "unsaid",
    credit: null,
  });
});

test("what holds the verdict's value and more is near it", () => {
  expect(markOf("dynasty", "dyn:ming", claiming("dynasty", "dyn:late-ming"))).toMatchObject({
    mark: "near",
    credit: 2 / 3,
  });
});

test("where the label says less, what it leaves is not marked down", () => {
  const unsure = claiming("kiln", "kiln:hutian", 0.4);
  expect(markOf("kiln", "kiln:jdz-imperial", unsure)).toMatchObject({ mark: "within", credit: 1 });
});

test("credit lies between nothing and all, and all is for the verdict's own value", () => {
  for (const attribute of VOCABULARY_ATTRIBUTES) {
    const ids = fc.constantFrom(...termsOf(attribute).map(({ id }) => id));
    fc.assert(
      fc.property(ids, ids, (id, guess) => {
        const { mark, credit } = markOf(attribute, guess, claiming(attribute, id)) ?? { mark: "unsaid", credit: null };
        expect(credit === null).toBe(mark === "unsaid"); // of a reign that its dynasty contradicts
        if (credit === null) return;
        expect(credit).toBeGreaterThanOrEqual(0);
        expect(credit).toBeLessThanOrEqual(1);
        if (id === guess) expect(credit).toBe(1);
      }),
      { numRuns: 40 },
    );
  }
});

test("what was not guessed, and what the verdict does not say, counts for nothing", () => {
  const marks = markedGuesses({ dynasty: "dyn:ming" }, label);
  expect(marks.find(({ attribute }) => attribute === "kiln")?.mark).toBe("unguessed");
  expect(score(marks)).toEqual({ points: 1, of: 1 });
});

test("the narrowest thing that two are", () => {
  expect(sharedKind("reign:kangxi", "reign:qianlong")).toBe("dyn:qing");
  expect(sharedKind("kiln:hutian", "kiln:jingdezhen")).toBe("kiln:jingdezhen");
  expect(sharedKind("dyn:tang", "dyn:qing")).toBeNull();
});

function archive(kept: Guess | null, refuse = false) {
  const notes: Guess[] = [];
  const empty = { title: "", tags: [], note: "", removedAt: null };
  return {
    notes: async () => ({ ...empty, guess: kept }),
    async note(_id: string, change: { guess?: Guess | null }) {
      if (refuse) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
      if (change.guess) notes.push(change.guess);
    },
    written: notes,
  };
}

test("a guess is chosen, changed, given and kept", async () => {
  const store = archive(null);
  const model = createGuessModel(store, "s1");
  await model.open();
  expect(model.phase.value).toBe("guessing");
  model.choose("dynasty", "dyn:ming");
  model.choose("kiln", "kiln:ding");
  model.choose("kiln", null);
  await model.give();
  expect(store.written).toEqual([{ dynasty: "dyn:ming" }]);
  expect(model.phase.value).toBe("given");
});

test("what was guessed before is shown, and may be guessed again", async () => {
  const model = createGuessModel(archive({ dynasty: "dyn:tang" }), "s1");
  await model.open();
  expect(model.phase.value).toBe("given");
  expect(model.guess.value).toEqual({ dynasty: "dyn:tang" });
  model.again();
  expect(model.guess.value).toEqual({});
});

test("a guess that could not be kept stands, and it is said why it was not", async () => {
  const model = createGuessModel(archive(null, true), "s1");
  await model.open();
  model.choose("dynasty", "dyn:ming");
  await model.give();
  expect(model.phase.value).toBe("given");
  expect(model.failure.value?.code).toBe("storage-full");
});
