import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type NotebookEntry, type NotebookQuery, WHOLE_NOTEBOOK } from "./notebook";
import { countPeriods, countTags, findStudies } from "./notebook-query";
import { tagKey, withTag } from "./tags";

const entry = (id: string, rest: Partial<NotebookEntry> = {}): NotebookEntry => ({
  id,
  startedAt: 1,
  question: "",
  title: null,
  ownTitle: "",
  note: "",
  tags: [],
  dynasty: null,
  terms: [],
  state: "answered",
  ...rest,
});
const flask = entry("flask", {
  startedAt: 3,
  title: "青花山茶纹扁壶",
  dynasty: "dyn:ming",
  terms: ["dyn:ming", "reign:yongle", "glaze:qinghua"],
  tags: ["Palace Museum", "蓝"],
});
const bowl = entry("bowl", {
  startedAt: 2,
  title: "Celadon bowl",
  ownTitle: "Grandmother’s bowl",
  note: "A chip at the foot; ask Dr. Chén",
  question: "Is it Longquan?",
  dynasty: "dyn:song",
  terms: ["dyn:song", "kiln:longquan"],
  tags: ["home", "palace museum"],
});
const open = entry("open", { startedAt: 1, state: "cut-off" });
const all = [flask, bowl, open];
const find = (query: Partial<NotebookQuery>) => findStudies(all, { ...WHOLE_NOTEBOOK, ...query }).map(({ id }) => id);

test.each([
  ["flask", "青花", "its Chinese name"],
  ["flask", "underglaze blue", "a term's other language"],
  ["flask", "blue-and-white", "what people also call the term"],
  ["flask", "明朝 青花", "two terms, one by another form"],
  ["flask", "永樂", "traditional characters"],
  ["flask", "yongle", "pinyin"],
  ["flask", "palace 蓝", "parts of two tags"],
  ["bowl", "grandmother's BOWL", "its own title, whatever the quote and the case"],
  ["bowl", "chip dr. chen", "words of the note, without accents"],
  ["bowl", "龙泉窑", "the other language of what the verdict claims"],
  ["bowl", "song home", "a term and a tag together"],
])("finds %s by %s: %s", (id, text) => expect(find({ text })).toEqual([id]));

test("words that are nowhere find nothing, also beside words that are", () => {
  expect(find({ text: "青花 teapot" })).toEqual([]);
  expect(find({ text: "bowl青花" })).toEqual([]);
});

test("no word is found across two fields", () => {
  expect(findStudies([entry("x", { ownTitle: "red", note: "vase" })], { ...WHOLE_NOTEBOOK, text: "redvase" })).toEqual(
    [],
  );
});

test("filters narrow together; orders", () => {
  expect(find({ period: "dyn:song" })).toEqual(["bowl"]);
  expect(find({ state: "cut-off" })).toEqual(["open"]);
  expect(find({ noted: true })).toEqual(["bowl"]);
  expect(find({ tags: ["Palace museum"] })).toEqual(["flask", "bowl"]);
  expect(find({ tags: ["Palace museum", "home"] })).toEqual(["bowl"]);
  expect(find({ tags: ["home"], period: "dyn:ming" })).toEqual([]);
  expect(find({ order: "oldest" })).toEqual(["open", "bowl", "flask"]);
  expect(find({ order: "name" }).at(-1)).toBe("open");
});

test("tags are cleaned, told apart by what they say, and counted together", () => {
  expect(withTag(["home"], "  Palace,\n museum ")).toEqual(["home", "Palace museum"]);
  expect(withTag(["home"], "HOME")).toEqual(["home"]);
  expect(withTag(["home"], " ，")).toEqual(["home"]);
  expect(countTags(all)[0]).toEqual({ id: "Palace Museum", count: 2 });
  expect(countPeriods(all)).toEqual([
    { id: "dyn:ming", count: 1 },
    { id: "dyn:song", count: 1 },
  ]);
});

const letter = fc.constantFrom(..."aAé \n,，蓝藍永樂-‐'’0😀\u0301(");

test("adding tags never doubles one and never leaves an empty one", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: letter })), (words) => {
      const tags = words.reduce<string[]>(withTag, []);
      expect(new Set(tags.map(tagKey)).size).toBe(tags.length);
      expect(tags.map(tagKey)).not.toContain("");
    }),
  );
});

/** As people see them: an accent goes with its letter. */
const letters = (text: string) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

test("any words that stand together in a field find their study", () => {
  fc.assert(
    fc.property(fc.string({ unit: letter }), fc.nat(12), fc.nat(12), (note, start, length) => {
      const study = entry("x", { note });
      const text = letters(note)
        .slice(start, start + length)
        .join("");
      expect(findStudies([study], { ...WHOLE_NOTEBOOK, text })).toEqual([study]);
    }),
  );
});
