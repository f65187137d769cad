import { afterEach, expect, test, vi } from "vitest";
import { AppError } from "../../base/errors";
import { type Handlers, serve } from "../../base/rpc";
import { engineClient } from "./client";
import type { BenchRunCalls } from "./bench-calls";
import type { LibraryCalls } from "./library-calls";
import type { EngineProtocol } from "./protocol";
import type { StudyCalls } from "./study-calls";

const closed: (() => void)[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const close of closed.splice(0)) close();
});

type ModelCalls = Omit<EngineProtocol, keyof LibraryCalls | keyof BenchRunCalls | keyof StudyCalls>;

/** A worker in this thread: each spawn serves the next of `lives`. */
function spawning(...lives: Partial<Handlers<ModelCalls>>[]) {
  const log: string[] = [];
  const spawn = () => {
    const life = lives[log.filter((line) => line === "spawn").length];
    log.push("spawn");
    const { port1, port2 } = new MessageChannel();
    closed.push(() => port1.close());
    serve<ModelCalls>(port2, {
      load: ({ model, backend }) => ({
        model,
        backend: backend === "webgpu" ? "webgpu" : "wasm",
        threads: 1,
        loadMs: 1,
      }),
      inspect: () => ({ width: 1, height: 1 }),
      study: ({ studyId }) => ({ studyId }),
      resume: ({ studyId }) => ({ studyId }),
      ...life,
    });
    const terminate = () => {
      log.push("terminate");
      port1.close();
    };
    return Object.assign(port1, { terminate }) as unknown as Worker; // the rpc needs no more of a worker than this
  };
  return { log, engine: engineClient(spawn) };
}
const failing = (code: string) => () => {
  throw new AppError(code, `because ${code}`);
};
const studyOf = (studyId: string) => ({ studyId, photos: [], question: "", lang: "en" as const, tools: [] });

test("no worker before the first call, and one load however often it is asked for", async () => {
  const { engine, log } = spawning();
  expect(log).toEqual([]);
  const first = await engine.call("load", { model: "m", backend: "auto" });
  expect(await engine.call("load", { model: "m", backend: "auto" })).toBe(first);
  expect(log).toEqual(["spawn"]);
});

test.each(["self-test-failed", "session-failed", "webgpu-missing"])(
  "%s on WebGPU: a fresh worker on wasm, with the reason",
  async (code) => {
    const { engine, log } = spawning({ load: failing(code) });
    const ready = await engine.call("load", { model: "m", backend: "webgpu" });
    expect(ready).toMatchObject({ backend: "wasm", fallback: `because ${code}` });
    expect(log).toEqual(["spawn", "terminate", "spawn"]);
  },
);

test("a worker that embeds in the other wasm build makes way for one that loads", async () => {
  const { engine, log } = spawning({ load: failing("runtime-chosen") });
  expect(await engine.call("load", { model: "m", backend: "webgpu" })).toMatchObject({ backend: "webgpu" });
  expect(log).toEqual(["spawn", "terminate", "spawn"]);
});

test("what wasm cannot mend is passed on, and a later load starts afresh", async () => {
  const { engine, log } = spawning({ load: failing("weights-missing") });
  const load = () => engine.call("load", { model: "m", backend: "webgpu" });
  await expect(load()).rejects.toMatchObject({ code: "weights-missing" });
  expect(await load()).toMatchObject({ backend: "webgpu" });
  expect(log).toEqual(["spawn", "terminate", "spawn"]);
  const onWasm = spawning({ load: failing("self-test-failed") });
  await expect(onWasm.engine.call("load", { model: "m", backend: "wasm" })).rejects.toMatchObject({
    code: "self-test-failed",
  });
});

test("where wasm fails as well the graphics processor is not blamed, and is tried again", async () => {
  const both = { load: failing("session-failed") };
  const { engine, log } = spawning(both, both);
  const load = () => engine.call("load", { model: "m", backend: "webgpu" });
  await expect(load()).rejects.toMatchObject({ code: "session-failed" });
  expect(await load()).toEqual({ model: "m", backend: "webgpu", threads: 1, loadMs: 1 });
  expect(log).toEqual(["spawn", "terminate", "spawn", "terminate", "spawn"]);
});

test("a poisoned study kills the worker; the next one loads a fresh one by itself", async () => {
  const { engine, log } = spawning({ study: failing("session-failed") });
  await engine.call("load", { model: "m", backend: "wasm" });
  await expect(engine.call("study", studyOf("a"))).rejects.toMatchObject({ code: "session-failed" });
  expect(await engine.call("study", studyOf("b"))).toEqual({ studyId: "b" });
  expect(log).toEqual(["spawn", "terminate", "spawn"]);
});

test("WebGPU that failed in mid-study is not tried again, and the reason is told", async () => {
  const { engine, log } = spawning({ study: failing("session-failed") });
  expect(await engine.call("load", { model: "m", backend: "webgpu" })).toMatchObject({ backend: "webgpu" });
  await expect(engine.call("study", studyOf("a"))).rejects.toMatchObject({ code: "session-failed" });
  const ready = await engine.call("load", { model: "m", backend: "webgpu" });
  expect(ready).toMatchObject({ backend: "wasm", fallback: "because session-failed" });
  expect(log).toEqual(["spawn", "terminate", "spawn"]);
});

test("a worker whose study does not hear an abort is killed; one that hears late is kept", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const hung = new Promise<never>(() => undefined);
  const photo = { name: "a", blob: new Blob() };
  const stop = async (life: Partial<Handlers<ModelCalls>>, name: "study" | "inspect" = "study") => {
    const { engine, log } = spawning({ study: () => hung, inspect: () => hung, ...life });
    await engine.call("load", { model: "m", backend: "wasm" });
    const controller = new AbortController();
    const { signal } = controller;
    const call =
      name === "study" ? engine.call("study", studyOf("a"), { signal }) : engine.call("inspect", { photo }, { signal });
    controller.abort();
    const stopped = expect(call).rejects.toMatchObject({ name: "AbortError" });
    await vi.advanceTimersByTimeAsync(1000);
    await stopped;
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(20_000);
    return log;
  };
  let loads = 0;
  const ready = { model: "m", backend: "wasm" as const, threads: 1, loadMs: 1 };
  const deaf = { load: () => ((loads += 1) === 1 ? ready : hung) };
  expect(await stop(deaf)).toEqual(["spawn", "terminate"]);
  expect(await stop({})).toEqual(["spawn"]);
  loads = 0;
  expect(await stop(deaf, "inspect"), "a study may be what the worker is busy with").toEqual(["spawn"]);
});

test("another backend means another worker; an ordinary failure does not", async () => {
  const { engine, log } = spawning({ study: failing("image-broken") });
  await engine.call("load", { model: "m", backend: "wasm" });
  await expect(engine.call("study", studyOf("a"))).rejects.toMatchObject({ code: "image-broken" });
  expect(log).toEqual(["spawn"]);
  expect(await engine.call("load", { model: "m", backend: "webgpu" })).toMatchObject({ backend: "webgpu" });
  expect(log).toEqual(["spawn", "terminate", "spawn"]);
});
