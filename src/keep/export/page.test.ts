import * as fc from "fast-check";
import { expect, test } from "vitest";
import { claim, verdict } from "../../../tests/fixtures/verdict";
import type { AgentEvent } from "../../domain/events";
import { studyRow } from "../../../tests/fixtures/study-row";
import type { StudyRow } from "../../storage/schema";
import { PAGE_FOOT, pageArticle, pageHead } from "./page";
import { evidenceInOrder, named } from "./shown-study";
import { toldStudy } from "./told-study";

const HOSTILE = `</p><script>alert(1)</script><img src=x onerror="alert(1)">&'`;

const row = (rest: Partial<StudyRow> = {}): StudyRow => studyRow("s", { createdAt: 0, updatedAt: 0, ...rest });

function events(words: string): AgentEvent[] {
  const photo = { index: 1, name: words, width: 4, height: 3, modelWidth: 4, modelHeight: 3 };
  const found = verdict({
    dynasty: { ...claim("dyn:ming"), confidence: 0.9, evidence: ["E2", "E3"] },
    motif: { ...claim(null, words), confidence: 0.4 },
    name: claim(null, words),
  });
  const fields = { name: words, nameEn: words, dynasty: null, reign: null, kiln: null };
  return [
    {
      type: "study-start",
      at: 1,
      question: words,
      lang: "en",
      model: words,
      backend: "wasm",
      tools: [],
      photos: [photo],
      evidence: [{ id: "E1", kind: "photo", image: 1 }],
    },
    { type: "tool-call", at: 2, turn: 1, call: "c1", name: "search_text", arguments: { query: words } },
    {
      type: "observation",
      at: 3,
      turn: 1,
      call: "c1",
      evidence: [
        { id: "E2", kind: "passage", packId: "p", passageId: "q", query: words, text: words, source: words, score: 1 },
        {
          id: "E3",
          kind: "record",
          packId: "p",
          recordId: "r",
          image: 1,
          rank: 1,
          score: 0.5,
          fields: { ...fields, color: null, motif: null, shape: null, source: words },
        },
        { id: "E4", kind: "crop", image: 1, box: [0, 0, 2, 2], modelBox: [0, 0, 2, 2], label: words },
      ],
      text: words,
      error: false,
      ms: 1,
    },
    { type: "verdict", at: 4, turn: 2, verdict: { ...found, mark: { text: words, reign: null, evidence: [] } } },
    { type: "user-turn", at: 5, turn: 2, text: words, answer: "text", evidence: [] },
    { type: "answer", at: 6, turn: 3, text: words },
  ];
}

function pageOf(words: string, lang: "en" | "zh" = "en"): string {
  const told = toldStudy(events(words), null);
  const kept = row({ title: words, note: words, tags: [words], question: words });
  const { label, title, name } = named(told, kept.title, "en", lang);
  const study = { ...told, kept, name, label, title, pictures: ["data:image/jpeg;base64,AA=="], details: new Map() };
  return pageHead([name, name], lang) + pageArticle(study, 0, lang) + pageArticle(study, 1, lang) + PAGE_FOOT;
}

/** Tags, each with its attributes, as a tokenizer by the book would read them. */
const tagsIn = (page: string) => page.match(/<\/?[a-zA-Z!][^>]*>/gu) ?? [];

test("whatever models, packs and people write is text, and adds no tag", () => {
  const plain = tagsIn(pageOf("word")).length;
  for (const lang of ["en", "zh"] as const) {
    const page = pageOf(HOSTILE, lang);
    expect(page).not.toMatch(/<script|onerror="|<img src=x/);
    expect(tagsIn(page).length).toBe(plain);
  }
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`<>"'&/=a b!-`), minLength: 1 }), (words) => {
      fc.pre(words.trim() !== "");
      expect(tagsIn(pageOf(`w${words}`)).length).toBe(plain);
    }),
    { numRuns: 50 },
  );
});

test("the page asks for nothing from elsewhere and runs nothing", () => {
  const page = pageOf("word");
  expect(page).toContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
  expect(page).not.toMatch(/(src|href)="(?!data:|#)/);
  expect(page).not.toMatch(/<script|<link|@import|url\(/);
});

test("every piece of evidence that a claim names can be reached, in a page of several", () => {
  const page = pageOf("word");
  const wanted = [...page.matchAll(/href="#([^"]+)"/gu)].map(([, id]) => id);
  expect(wanted).toContain("s2-E3");
  for (const id of wanted) expect(page).toContain(`id="${id}"`);
});

test("what the label rests on comes first", () => {
  const told = toldStudy(events("word"), null);
  const { label } = named(told, "", "en", "en");
  expect(evidenceInOrder({ evidence: [...told.evidence].reverse(), label }).map(({ id }) => id)).toEqual([
    "E3",
    "E2",
    "E4",
  ]);
});

test("a study without a verdict, and one of no porcelain, have a name all the same", () => {
  expect(named(toldStudy([], null), "", "en", "en").name).toBe("An unfinished study");
  expect(named(toldStudy([], null), "Mine", "en", "en").name).toBe("Mine");
  expect(named(toldStudy([], verdict({}, false)), "", "en", "zh").name).toBe("非中国瓷器");
});
