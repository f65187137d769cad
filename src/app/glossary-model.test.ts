import { expect, test } from "vitest";
import { confusedWith } from "../domain/confusions";
import type { PassageHit, PieceQuery } from "../domain/search";
import { TERMS } from "../domain/vocabulary";
import { findEntries } from "./find-entries";
import { createGlossaryModel } from "./glossary-model";
import type { EnginePort } from "./ports";

const asked: PieceQuery[] = [];
const passage = (term: string | null, packId: string, marks: [number, number][] = [[0, 1]]): PassageHit => ({
  packId,
  passageId: `${packId} ${term}`,
  term,
  lang: "en",
  text: "Doucai",
  source: "",
  uncertain: false,
  marks,
});
const engine = {
  async call(name: string, input: PieceQuery) {
    if (name === "find-pieces") {
      asked.push(input);
      return { hits: [], total: 7, facets: {}, packs: [], match: true };
    }
    const own = [passage("glaze:doucai", "knowledge"), passage("glaze:doucai", "museum")];
    return { hits: [...own, passage("reign:chenghua", "knowledge"), passage("glaze:wucai", "knowledge", [])] };
  },
} as unknown as EnginePort;

const idsOf = (text: string) => [...findEntries(TERMS, text).values()].flat().map(({ id }) => id);

test.each(["doucai", "Dòu cǎi", "斗彩", "鬥彩", " DOUCAI "])("%j finds doucai", (text) => {
  expect(idsOf(text)).toContain("glaze:doucai");
});

test("no words: all terms, by attribute in their order; nonsense: none", () => {
  expect(idsOf("")).toHaveLength(TERMS.length);
  expect([...findEntries(TERMS, "").keys()]).toEqual(["dynasty", "reign", "kiln", "color", "motif", "shape"]);
  expect(idsOf("zzz")).toEqual([]);
});

test("a term knows what it is part of, and what is part of it", async () => {
  const glossary = createGlossaryModel(engine);
  expect(glossary.entry("dyn:ming")).toBeNull(); // not loaded yet
  await glossary.load();
  expect(glossary.entry("reign:chenghua")?.within?.id).toBe("dyn:ming");
  expect(glossary.entry("dyn:ming")?.parts.map(({ id }) => id)).toContain("reign:chenghua");
  expect(glossary.entry("glaze:none")).toBeNull();
});

test("every confusion in the vocabulary names a term that is there", async () => {
  const glossary = createGlossaryModel(engine);
  await glossary.load();
  for (const { id } of TERMS) expect(glossary.entry(id)?.confused, id).toHaveLength(confusedWith(id).length);
});

test("a term's page asks for its pieces, and tells only what is said of it elsewhere", async () => {
  const glossary = createGlossaryModel(engine);
  await glossary.show("glaze:doucai", "en");
  expect(asked.at(-1)).toMatchObject({ text: "", filters: { color: ["glaze:doucai"] }, packs: null });
  const { pieces, passages } = glossary.shown.value ?? {};
  expect(pieces).toMatchObject({ phase: "there", value: { total: 7 } });
  expect(passages?.phase === "there" && passages.value.map(({ passageId }) => passageId)).toEqual([
    "museum glaze:doucai",
    "knowledge reign:chenghua",
  ]);
});

test("a vocabulary that could not be fetched is fetched at the next call", async () => {
  let broken = true;
  const glossary = createGlossaryModel(engine, () =>
    broken ? Promise.reject(new Error("offline")) : Promise.resolve({ terms: TERMS, confusedWith }),
  );
  await glossary.load();
  expect(glossary.failed.value).toBe(true);
  broken = false;
  await glossary.load();
  expect(glossary.failed.value).toBe(false);
  expect(glossary.terms.value).toHaveLength(TERMS.length);
});
