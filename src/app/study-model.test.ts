import { expect, test, vi } from "vitest";
import { scriptedArchive } from "../../tests/scripted/archive";
import { type Script, scriptedEngine } from "../../tests/scripted/engine";
import { scriptedEvents, scriptedVerdict } from "../../tests/scripted/story";
import { createEngineModel } from "./engine-model";
import type { EnginePort } from "./ports";
import { paceBook } from "./study-estimate";
import { createStudyModel, type StudiesElsewhere } from "./study-model";

const photos = [{ name: "front.jpg", width: 1000, height: 800 }];
const events = scriptedEvents("en", photos, scriptedVerdict("en"));
const request = { photos: [{ name: "front.jpg", blob: new Blob(["x"]) }], question: "", lang: "en" as const };
const kept = {
  summary: {
    id: "old",
    startedAt: 1,
    lang: "en" as const,
    question: "",
    title: null,
    dynasty: null,
    reign: null,
    isPorcelain: null,
    state: "cut-off" as const,
    steps: 1,
    ownTitle: "",
    note: "",
    tags: [],
    terms: [],
    removedAt: null,
  },
  kept: { photos: request.photos, events: events.slice(0, 20) },
};

const NOWHERE: StudiesElsewhere = { isHeld: async () => false, letGo: async () => undefined };

/** `script` may be changed on the way. */
function study(script: Partial<Script> = {}, old = kept, elsewhere = NOWHERE) {
  const scripted = scriptedEngine(Object.assign(script, { load: "ready", events, ...script } as const));
  const calls: string[] = [];
  const engine: EnginePort = {
    call(name, input, options) {
      calls.push(name);
      return scripted.call(name, input, options);
    },
  };
  const model = createEngineModel(engine, () => ({ model: "ciqi-nano", backend: "auto" }));
  const onSettled = vi.fn();
  const kept = new Map<string, string>();
  const paces = paceBook({ read: (key) => kept.get(key) ?? null, write: (key, value) => void kept.set(key, value) });
  const studies = createStudyModel({
    engine,
    archive: scriptedArchive([old]),
    model,
    paces,
    elsewhere,
    onSettled,
    now: Date.now,
  });
  return { studies, onSettled, calls, paces };
}

test("a study waits for the engine, runs, and ends with its verdict", async () => {
  const { studies, onSettled } = study();
  const id = studies.start(request);
  expect(studies.open.value).toMatchObject({ id, phase: "waiting" });
  await vi.waitFor(() => expect(studies.open.value?.phase).toBe("finished"));
  expect(studies.open.value?.view.verdict?.isPorcelain).toBe(true);
  expect(studies.active.value).toBeNull();
  expect(onSettled).toHaveBeenCalledOnce();
});

test("stop ends a study within a second and keeps what was found", async () => {
  const { studies } = study({ pauseAfter: 20 });
  studies.start(request);
  await vi.waitFor(() => expect(studies.open.value?.view.turns.length).toBe(1));
  const before = performance.now();
  studies.stop();
  expect(studies.open.value?.phase).toBe("stopping");
  await vi.waitFor(() => expect(studies.open.value?.phase).toBe("finished"));
  expect(performance.now() - before).toBeLessThan(1000);
  expect(studies.open.value?.view.stop?.reason).toBe("aborted");
  expect(studies.open.value?.view.turns.length).toBe(1);
});

test("stop works within a second even while the engine still loads", async () => {
  const { studies } = study({ load: "loading" });
  studies.start(request);
  studies.stop();
  await vi.waitFor(() => expect(studies.open.value?.phase).toBe("finished"), { timeout: 1000 });
  expect(studies.active.value).toBeNull();
});

test("an engine that cannot load fails the study with its reason, and the photographs stay", async () => {
  const { studies } = study({ load: "failed" });
  studies.start(request);
  await vi.waitFor(() => expect(studies.open.value?.phase).toBe("failed"));
  expect(studies.open.value?.failure?.code).toBe("model-missing");
  expect(studies.open.value?.photos).toHaveLength(1);
});

test("a study that the engine never began is begun by going on with it, not looked for in the notebook", async () => {
  const script: Partial<Script> = { load: "failed" };
  const { studies, calls } = study(script);
  const id = studies.start(request);
  await vi.waitFor(() => expect(studies.open.value?.phase).toBe("failed"));
  script.load = "ready";
  studies.resume();
  await vi.waitFor(() => expect(studies.open.value?.phase).toBe("finished"));
  expect(studies.open.value?.view.verdict).not.toBeNull();
  expect(studies.open.value?.id).toBe(id);
  expect(calls.filter((name) => name !== "glance")).toEqual(["load", "load", "study"]);
});

test("a failure in mid-study keeps the view", async () => {
  const { studies } = study({ fail: { code: "worker-died" } });
  studies.start(request);
  await vi.waitFor(() => expect(studies.open.value?.phase).toBe("failed"));
  expect(studies.open.value?.failure?.code).toBe("engine-lost");
  expect(studies.open.value?.view.turns.length).toBe(4);
});

test("a kept study opens from its journal, cut off, and goes on", async () => {
  const { studies } = study();
  await studies.show("old");
  expect(studies.open.value).toMatchObject({ id: "old", phase: "cut-off" });
  expect(studies.open.value?.view.turns.length).toBe(1);
  studies.resume();
  await vi.waitFor(() => expect(studies.open.value?.phase).toBe("finished"));
  expect(studies.open.value?.view.verdict).not.toBeNull();
});

test("a study that another tab has finished meanwhile is read from the notebook", async () => {
  const script: Partial<Script> = {};
  const cutOff = { ...kept };
  const { studies } = study(script, cutOff);
  await studies.show("old");
  cutOff.kept = { ...kept.kept, events };
  script.events = [];
  studies.resume();
  await vi.waitFor(() => expect(studies.open.value?.phase).toBe("finished"));
  expect(studies.open.value?.view.verdict).not.toBeNull();
});

test("a study that another tab is at work on says so, and shows what came of it when it is over", async () => {
  const running = { ...kept };
  let letGo = (): void => undefined;
  const over = new Promise<void>((resolve) => (letGo = resolve));
  const { studies } = study({}, running, { isHeld: async () => true, letGo: () => over });
  await studies.show("old");
  await vi.waitFor(() => expect(studies.open.value?.failure?.code).toBe("study-busy"));
  expect(studies.open.value?.view.turns).toHaveLength(1);
  running.kept = { ...kept.kept, events };
  letGo();
  await vi.waitFor(() => expect(studies.open.value).toMatchObject({ phase: "finished", failure: null }));
  expect(studies.open.value?.view.verdict).not.toBeNull();
});

test("a study that is not there is said to be missing", async () => {
  const { studies } = study();
  await studies.show("nowhere");
  expect(studies.open.value?.failure?.code).toBe("study-missing");
});

test("looking at an old study leaves the running one running", async () => {
  const { studies } = study({ pauseAfter: 20 });
  const id = studies.start(request);
  await vi.waitFor(() => expect(studies.active.value?.phase).toBe("running"));
  await studies.show("old");
  expect(studies.open.value?.id).toBe("old");
  expect(studies.active.value?.id).toBe(id);
  studies.stop();
  await vi.waitFor(() => expect(studies.active.value).toBeNull());
  expect(studies.open.value?.phase).toBe("cut-off");
});
