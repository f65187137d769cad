import { expect, test } from "vitest";
import { AppError } from "../base/errors";
import type { Specimen } from "../domain/specimen";
import { createPieceModel } from "./piece-model";
import type { EnginePort } from "./ports";
import { createVocabularyModel } from "./vocabulary-model";

const record: Specimen = {
  id: "a",
  name: "斗彩罐",
  nameEn: "Doucai jar",
  attributes: {
    dynasty: "dyn:ming",
    reign: null,
    kiln: null,
    color: "glaze:doucai",
    motif: null,
    shape: "shape:unknown",
  },
  source: "",
  view: "front",
};

/** `answers` by call; an Error is thrown. Passages answer for the terms they are asked by name. */
function modelOver({ similar = { hits: [{ recordId: "b" }] } as unknown, found = record as Specimen | null } = {}) {
  const asked: string[] = [];
  const engine = {
    async call(name: string, input: { query: string }) {
      if (name === "find-passages") {
        asked.push(input.query);
        const ids: Record<string, string> = {
          "Ming dynasty": "dyn:ming",
          Doucai: "glaze:doucai",
          斗彩: "glaze:doucai",
        };
        return { hits: [{ term: "glaze:wucai" }, { term: ids[input.query] ?? "none" }] };
      }
      if (similar instanceof Error) throw similar;
      return similar;
    },
  } as unknown as EnginePort;
  let shelf = found;
  const archive = { record: async () => shelf };
  const model = createPieceModel({ engine, vocabulary: createVocabularyModel(), archive });
  return { asked, model, install: () => void (shelf = record) };
}

test("a piece comes with what is like it and the passages of its own terms, in the order of its label", async () => {
  const { asked, model } = modelOver();
  await model.show("p", "a", "en");
  expect(asked).toEqual(["Ming dynasty", "Doucai"]); // a term that the vocabulary does not know is asked of nobody
  expect(model.piece.value).toMatchObject({
    record: { phase: "there", value: { id: "a" } },
    similar: { value: [{ recordId: "b" }] },
    passages: { value: [{ term: "dyn:ming" }, { term: "glaze:doucai" }] },
  });
  await model.show("p", "a", "zh");
  expect(asked.slice(2)).toEqual(["明", "斗彩"]);
});

test("a piece that neither the device nor the engine has is none; where the engine fails, that is said", async () => {
  for (const similar of [new AppError("record-missing", "scripted"), { hits: [] }]) {
    const { asked, model } = modelOver({ found: null, similar });
    await model.show("p", "a", "en");
    expect(model.piece.value?.record).toEqual({ phase: "there", value: null });
    expect(asked).toEqual([]);
  }
  const { model } = modelOver({ found: null, similar: new AppError("library-missing", "scripted") });
  await model.show("p", "a", "en");
  expect(model.piece.value?.record).toMatchObject({ phase: "failed", failure: { code: "library-missing" } });
});

test("a first visit that begins at a piece waits for the packs that come with the app", async () => {
  const { model, install } = modelOver({ found: null });
  const shown = model.show("p", "a", "en");
  install();
  await shown;
  expect(model.piece.value?.record).toMatchObject({ phase: "there", value: { id: "a" } });
});

test("a piece whose pack goes while it is shown is gone; any other failure is the part's own", async () => {
  const gone = modelOver({ similar: new AppError("record-missing", "scripted") }).model;
  await gone.show("p", "a", "en");
  expect(gone.piece.value?.record).toEqual({ phase: "there", value: null });
  const lost = modelOver({ similar: new AppError("worker-died", "scripted") }).model;
  await lost.show("p", "a", "en");
  expect(lost.piece.value).toMatchObject({
    record: { value: { id: "a" } },
    similar: { phase: "failed", failure: { code: "engine-lost" } },
    passages: { phase: "there" },
  });
});
