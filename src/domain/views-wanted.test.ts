import { expect, test } from "vitest";
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "./attribute";
import type { StudyPhoto } from "./events";
import { type Looked, viewsWanted } from "./views-wanted";

const photo = (name: string): StudyPhoto => ({ index: 1, name, width: 9, height: 9, modelWidth: 9, modelHeight: 9 });
const looked = (rest: Partial<Looked> = {}): Looked => ({
  photos: [photo("IMG_0001.jpg")],
  evidence: [],
  markRead: false,
  endsAt: null,
  ...rest,
});
const doubts = (unsure: Partial<Record<VocabularyAttribute, number>>) =>
  VOCABULARY_ATTRIBUTES.map((attribute) => ({ attribute, confidence: unsure[attribute] ?? 1 }));

test("nothing is asked for where all is sure", () => {
  expect(viewsWanted(doubts({}), looked())).toEqual([]);
});

test("an unsure reign asks for the mark first, an unsure kiln for the base", () => {
  expect(viewsWanted(doubts({ reign: 0.2 }), looked())[0]).toEqual({ view: "mark", settles: ["reign"], again: false });
  expect(viewsWanted(doubts({ kiln: 0.2 }), looked())[0]).toEqual({ view: "base", settles: ["kiln"], again: false });
});

test("no mark is looked for on what was made before there were any", () => {
  const views = viewsWanted(doubts({ reign: 0.1 }), looked({ endsAt: 1279 })).map(({ view }) => view);
  expect(views).not.toContain("mark");
});

test("a view that is there is asked for again only when much hangs on it", () => {
  const based = looked({ photos: [photo("front.jpg"), photo("peony-jar-base.jpg")] });
  expect(viewsWanted(doubts({ kiln: 0.1 }), based)).toEqual([{ view: "base", settles: ["kiln"], again: true }]);
  expect(viewsWanted(doubts({ kiln: 0.4 }), based)).toEqual([]);
});

test("a name that merely contains such a word is no view", () => {
  const named = looked({ photos: [photo("database-topaz.jpg")] });
  expect(viewsWanted(doubts({ kiln: 0.4 }), named)[0]?.again).toBe(false);
});
