import { expect, test, vi } from "vitest";
import { scriptedArchive } from "../../tests/scripted/archive";
import { scriptedEngine } from "../../tests/scripted/engine";
import { scriptedVerdict } from "../../tests/scripted/story";
import { AppError } from "../base/errors";
import { createCatalogModel } from "./catalog-model";
import { createEngineModel } from "./engine-model";
import { BIN_TIME, createHistoryModel, UNDO_TIME } from "./history-model";
import { titleOf } from "./piece-name";
import { createPhotoTray, MOST_VIEWS } from "./photo-tray";
import type { EnginePort, StudySummary } from "./ports";
import { parseSamples } from "./samples-model";
import { createSettingsModel } from "./settings-model";
import { createVocabularyModel } from "./vocabulary-model";

const picture = (name: string, type = "image/jpeg", body = "x") => ({ name, blob: new Blob([body], { type }) });

test("engine: bytes add up over files, and a failed load may be tried again", async () => {
  let tries = 0;
  const seen: (number | null)[] = [];
  const engine = {
    async call(_name: string, _input: unknown, { onEvent }: { onEvent: (event: object) => void }) {
      tries += 1;
      if (tries === 1) throw new AppError("model-corrupt", "flipped byte");
      onEvent({ step: "weights", file: "a", loaded: 5, total: 10 });
      seen.push(model.state.value.phase === "loading" ? model.state.value.fraction : null);
      onEvent({ step: "library", file: "studio", loaded: 1, total: 600 });
      expect(model.state.value).toMatchObject({ step: "weights", total: 10 });
      onEvent({ step: "weights", file: "b", loaded: 30, total: 30 });
      seen.push(model.state.value.phase === "loading" ? model.state.value.fraction : null);
      return { model: "ciqi-nano", backend: "wasm", threads: 1, loadMs: 1 };
    },
  } as EnginePort;
  const model = createEngineModel(engine, () => ({ model: "ciqi-nano", backend: "auto" }));
  expect(await model.load()).toBeNull();
  expect(model.state.value).toMatchObject({ phase: "failed", failure: { code: "model-corrupt" } });
  expect(await model.load()).toMatchObject({ backend: "wasm" });
  expect(tries).toBe(2);
  expect(seen).toEqual([0.5, 35 / 40]);
  await Promise.all([model.load(), model.load()]);
  expect(tries).toBe(3);
});

test("tray: refuses what is no photograph by name and keeps the rest", async () => {
  const engine = { call: async () => ({ width: 4, height: 3 }) } as unknown as EnginePort;
  const tray = createPhotoTray(engine);
  await tray.add([
    picture("a.jpg"),
    picture("empty.jpg", "image/jpeg", ""),
    picture("vase.svg", "image/svg+xml"),
    picture("notes.txt", "text/plain"),
  ]);
  expect(tray.photos.value.map((photo) => photo.name)).toEqual(["a.jpg"]);
  expect(tray.failures.value).toEqual([
    { code: "image-empty", subject: "empty.jpg" },
    { code: "image-svg", subject: "vase.svg" },
    { code: "image-not-an-image", subject: "notes.txt" },
  ]);
  expect(tray.checked.value).toBe(true);
  await tray.add(Array.from({ length: MOST_VIEWS + 1 }, (_, place) => picture(`${place}.jpg`)));
  expect(tray.photos.value).toHaveLength(MOST_VIEWS);
  expect(tray.failures.value).toEqual([{ code: "too-many-photos", subject: "3.jpg" }]);
});

test("tray: a picture the engine refuses goes, an engine in trouble costs no photograph", async () => {
  const failing = (code: string) =>
    createPhotoTray({ call: () => Promise.reject(new AppError(code, "no")) } as unknown as EnginePort);
  const refusing = failing("image-heic");
  await refusing.add([picture("a.heic", "image/heic")]);
  expect(refusing.photos.value).toEqual([]);
  expect(refusing.failures.value).toEqual([{ code: "image-heic", subject: "a.heic" }]);
  const dead = failing("worker-died");
  await dead.add([picture("a.jpg")]);
  expect(dead.photos.value).toHaveLength(1);
  expect(dead.failures.value).toEqual([{ code: "engine-lost", subject: "a.jpg" }]);
});

function notebook(count: number) {
  const summary = (id: string): StudySummary => ({
    id,
    startedAt: 1,
    lang: "en",
    question: "",
    title: null,
    dynasty: null,
    reign: null,
    terms: [],
    isPorcelain: null,
    state: "answered",
    steps: 1,
    ownTitle: "",
    note: "",
    tags: [],
    removedAt: null,
  });
  return Array.from({ length: count }, (_, n) => ({ summary: summary(`s${n}`), kept: { photos: [], events: [] } }));
}

test("history: what is deleted goes into the bin, can be called back for a while, and is swept long after", async () => {
  vi.useFakeTimers();
  const studies = notebook(3);
  const archive = scriptedArchive(studies);
  const history = createHistoryModel(archive, Date.now);
  await history.refresh();
  const ids = () => history.studies.value?.map((study) => study.id);
  await history.remove("s1", "s2");
  expect(ids()).toEqual(["s0"]);
  await history.refresh();
  expect(ids()).toEqual(["s0"]);
  await history.undo();
  expect(ids()).toEqual(["s0", "s1", "s2"]);
  await history.remove("s1");
  await vi.advanceTimersByTimeAsync(UNDO_TIME);
  expect(history.deleted.value).toEqual([]);
  expect((await archive.bin()).map(({ id }) => id)).toEqual(["s1"]);
  await createHistoryModel(archive).refresh();
  expect(await archive.bin()).toHaveLength(1);
  vi.setSystemTime(Date.now() + BIN_TIME);
  await createHistoryModel(archive).refresh();
  expect(studies.map((study) => study.summary.id)).toEqual(["s0", "s2"]);
  vi.useRealTimers();
});

test("history: what could not be put into the bin is there again, and why is told", async () => {
  const archive = scriptedArchive(notebook(2));
  archive.note = () => Promise.reject(new AppError("storage-full", "no room"));
  const history = createHistoryModel(archive);
  await history.refresh();
  await history.remove("s1");
  expect(history.studies.value?.map(({ id }) => id)).toEqual(["s0", "s1"]);
  expect(history.failure.value?.code).toBe("storage-full");
});

test("history: a refused store is a sentence and an empty list, not a crash", async () => {
  const archive = scriptedArchive([]);
  archive.list = () => Promise.reject(new AppError("storage-refused", "private window"));
  const history = createHistoryModel(archive);
  await history.refresh();
  expect(history.studies.value).toEqual([]);
  expect(history.failure.value?.code).toBe("storage-refused");
});

test("a verdict's short name leaves out what is likelier wrong than right", async () => {
  const vocabulary = createVocabularyModel();
  await vocabulary.load();
  const terms = vocabulary.terms.value;
  const verdict = scriptedVerdict("en");
  const motif = { ...verdict.attributes.motif, confidence: 0.3 };
  const unsure = { ...verdict, attributes: { ...verdict.attributes, motif } };
  expect(titleOf(verdict, terms, "en", "en").title).toBe("Blue-and-white flask with camellia");
  expect(titleOf(unsure, terms, "en", "en").title).toBe("Flask · Underglaze blue");
  expect(titleOf(verdict, terms, "en", "zh").title).toBe("青花山茶纹扁壶");
});

test("settings: the first language the page speaks, remembered, and nonsense in the store ignored", () => {
  const store = new Map([["theme", "purple"]]);
  const port = {
    read: (key: string) => store.get(key) ?? null,
    write: (key: string, value: string) => void store.set(key, value),
  };
  const settings = createSettingsModel(port, ["en"]);
  expect(settings.theme.value).toBe("auto");
  settings.setTongue("zh-Hant");
  expect(createSettingsModel(port, ["en"]).tongue.value).toBe("zh-Hant");
  expect(settings.lang.value).toBe("zh");
  expect(settings.otherTongue.value).toBe("en");
  store.set("lang", "zh"); // as written when there was one Chinese
  expect(createSettingsModel(port, ["en"]).tongue.value).toBe("zh-Hans");
});

test("samples and limits: what does not read as one is left out", async () => {
  const good = { id: "a", title: { en: "Vase", zh: "瓶" }, files: ["a.jpg", 3] };
  expect(parseSamples([good, { id: "b" }, null, "x"], "/samples/")).toEqual([
    { id: "a", title: { en: "Vase", zh: "瓶" }, files: ["/samples/a.jpg"] },
  ]);
  expect(parseSamples({ no: "list" }, "/")).toEqual([]);
  const catalog = createCatalogModel({
    a: async () => ({ id: "ciqi-nano", limits: { en: "Small.", zh: "小。" } }),
    b: async () => ({ id: "ciqi-clip-nano" }),
  });
  await catalog.load();
  expect([...catalog.limits.value]).toEqual([["ciqi-nano", { en: "Small.", zh: "小。" }]]);
});

test("the scripted engine refuses as it is told", async () => {
  const engine = scriptedEngine({ load: "ready", events: [], refuse: { code: "image-broken" } });
  await expect(engine.call("inspect", { photo: picture("a.jpg") })).rejects.toMatchObject({ code: "image-broken" });
});
