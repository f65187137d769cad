import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { replyAnew, replyInWords } from "../../tests/scripted/additions";
import { scriptedArchive } from "../../tests/scripted/archive";
import { type Script, scriptedEngine } from "../../tests/scripted/engine";
import { scriptedEvents, scriptedVerdict } from "../../tests/scripted/story";
import { AppError } from "../base/errors";
import { createEngineModel } from "./engine-model";
import type { EnginePort } from "./ports";
import { answerFormOf } from "./study-additions";
import { paceBook } from "./study-estimate";
import { createStudyModel } from "./study-model";
import { canAdd, canResume } from "./study-types";

const verdict = scriptedVerdict("en");
const events = scriptedEvents("en", [{ name: "front.jpg", width: 1000, height: 800 }], verdict);
const file = { name: "foot.jpg", blob: new Blob(["x"]) };
const region = { image: 1, box: [10, 10, 200, 200] } as const;
const words = { text: "Why not Xuande?" };

beforeEach(() => vi.stubGlobal("createImageBitmap", async () => ({ width: 600, height: 400 })));
afterEach(() => vi.unstubAllGlobals());

/** `script` may be changed on the way. */
async function study(script: Partial<Script> = {}, awaits = script.pauseAfter === undefined) {
  const scripted = scriptedEngine(Object.assign(script, { load: "ready", events, ...script } as const));
  const asked: { name: string; input: unknown }[] = [];
  const engine: EnginePort = {
    call(name, input, options) {
      asked.push({ name, input });
      return scripted.call(name, input, options);
    },
  };
  const model = createEngineModel(engine, () => ({ model: "ciqi-nano", backend: "auto" }));
  const paces = paceBook({ read: () => null, write: () => undefined });
  const elsewhere = { isHeld: async () => false, letGo: async () => undefined };
  const ports = {
    engine,
    archive: scriptedArchive([]),
    model,
    paces,
    elsewhere,
    onSettled: () => undefined,
    now: Date.now,
  };
  const studies = createStudyModel(ports);
  studies.start({ photos: [{ name: "front.jpg", blob: new Blob(["x"]) }], question: "", lang: "en" });
  const open = () => {
    if (studies.open.value === null) throw new Error("no study is open");
    return studies.open.value;
  };
  const rest = () => vi.waitFor(() => expect(["finished", "failed"]).toContain(open().phase));
  if (awaits) await rest();
  else await vi.waitFor(() => expect(open().view.turns.length).toBeGreaterThan(0));
  return { studies, asked, open, rest, paces };
}

test.each([
  [{ text: "Why?" }, true, "text"],
  [{ text: "Why?" }, false, "verdict"],
  [{ text: "  ", region }, true, "verdict"],
  [{ text: "And this?", region }, true, "text"],
  [{ text: "The foot", photo: file }, true, "verdict"],
])("%j with a verdict (%s) is to end in: %s", (addition, hasVerdict, form) => {
  expect(answerFormOf(addition, hasVerdict)).toBe(form);
});

test("a question after the end is answered, and the verdict stays", async () => {
  const { studies, asked, open, rest, paces } = await study({ replies: [replyInWords("en", 5, Date.now())] });
  expect(canAdd(open())).toBe(true);
  expect(await studies.add(words, "en")).toBe(true);
  expect(open().view.added.map(({ text }) => text)).toEqual(["Why not Xuande?"]);
  await rest();
  expect(open().view.answers).toHaveLength(1);
  expect(open().view.verdict).toEqual(verdict);
  expect(asked.at(-1)).toMatchObject({ name: "add-to-study", input: { lang: "en", addition: { answer: "text" } } });
  expect(paces.all().map(({ added }) => added)).toEqual([false, true]);
});

test("a photograph stands with the others as soon as it is in, and brings a new verdict", async () => {
  const { studies, open, rest } = await study({ replies: [replyAnew("en", 5, Date.now(), verdict)] });
  expect(await studies.add({ text: "", photo: file }, "en")).toBe(true);
  expect(open().photos.map(({ name }) => name)).toEqual(["front.jpg", "foot.jpg"]);
  await rest();
  expect(open().view.verdicts).toHaveLength(2);
  expect(open().view.photos).toHaveLength(2);
});

test("a study at work takes it on the way, and it stays one study", async () => {
  const { studies, asked, open } = await study({ pauseAfter: 20 });
  expect(await studies.add({ text: "", region }, "en")).toBe(true);
  expect(open()).toMatchObject({ phase: "running", pending: null });
  expect(open().view.added[0]?.evidence[0]).toMatchObject({ kind: "crop", box: region.box });
  expect(asked.at(-1)).toMatchObject({ name: "interject", input: { addition: { answer: "verdict" } } });
});

test("what came too late goes on from the end", async () => {
  const script: Partial<Script> = { pace: 1, interject: "late", replies: [replyAnew("en", 5, 0, verdict)] };
  const { studies, asked, open, rest } = await study(script, false);
  const taken = studies.add(words, "en");
  expect(open().pending).toMatchObject(words);
  expect(canAdd(open())).toBe(false);
  expect(await taken).toBe(true);
  await rest();
  expect(open().view.verdicts).toHaveLength(2);
  expect(asked.map(({ name }) => name).slice(-3)).toEqual(["interject", "load", "add-to-study"]);
});

test("a study that was stopped before it heard of an addition rests, and the words are the person's to send again", async () => {
  const { studies, asked, open, rest } = await study({ pauseAfter: 20, interject: "late" });
  const taken = studies.add(words, "en");
  studies.stop();
  expect(await taken).toBe(false);
  await rest();
  expect(open()).toMatchObject({ pending: null, refusal: null, view: { stop: { reason: "aborted" } } });
  expect(asked.map(({ name }) => name)).not.toContain("add-to-study");
});

test.each([
  ["at work", { pauseAfter: 20, interject: { code: "image-broken" } }],
  ["at its end", { refuseAddition: { code: "image-broken" } }],
])("a photograph refused by a study %s is named, and the study is as it was", async (_, script) => {
  const { studies, open, rest } = await study(script as Partial<Script>);
  const before = open().view.verdict;
  expect(await studies.add({ text: "", photo: file }, "en")).toBe(false);
  expect(open().refusal).toEqual({ code: "image-broken", subject: "foot.jpg" });
  expect(open().pending).toBeNull();
  expect(open().photos).toHaveLength(1);
  if (!("pauseAfter" in script)) {
    await rest();
    expect(open()).toMatchObject({ phase: "finished", failure: null, view: { verdict: before } });
    expect(canAdd(open())).toBe(true);
    expect(canResume(open())).toBe(false);
  }
});

test("another tab that has the study is told in one line", async () => {
  const { studies, open } = await study({ refuseAddition: { code: "study-busy" } });
  expect(await studies.add(words, "en")).toBe(false);
  expect(open().refusal?.code).toBe("study-busy");
});

test("a follow-up that was stopped can be gone on with; an answered study cannot", async () => {
  const { studies, open, rest } = await study();
  expect(canResume(open())).toBe(false);
  await studies.add(words, "en");
  await rest();
  expect(open().view.stop?.reason).toBe("aborted");
  expect(canResume(open())).toBe(true);
});

test("an engine that is lost in mid-answer fails the study and keeps what was asked", async () => {
  const script: Partial<Script> = { replies: [replyInWords("en", 5, Date.now())] };
  const { studies, open, rest } = await study(script);
  script.fail = { code: "worker-died" };
  await studies.add(words, "en");
  await rest();
  expect(open()).toMatchObject({ phase: "failed", failure: { code: "engine-lost" }, pending: null });
  expect(open().view.added).toHaveLength(1);
});

test("an engine that cannot load refuses nothing and says so where the study ends", async () => {
  const script: Partial<Script> = {};
  const { studies, open } = await study(script);
  script.load = "failed";
  expect(await studies.add(words, "en")).toBe(false);
  expect(open()).toMatchObject({ phase: "failed", failure: { code: "model-missing" }, pending: null });
});

test("what cannot be told is told as unforeseen, in the engine's words", async () => {
  const { studies, open } = await study({ refuseAddition: { code: "odd" } });
  await studies.add(words, "en");
  expect(open().refusal).toEqual({ code: "unknown", subject: new AppError("odd", "scripted refusal").message });
});
