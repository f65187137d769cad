/** Runs at rest and the one that is worked through for this page; knows nothing of what they came to. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import type { RunProgress, RunSettings, RunSummary } from "../domain/bench";
import type { BenchEngine, BenchLibrarian, ExportFormat } from "./bench-ports";
import { type BenchRefusal, benchRefusalOf } from "./bench-refusal";
import type { EngineReady } from "../workers/engine/protocol";
import type { EngineModel } from "./engine-model";

export interface ActiveRun {
  runId: string;
  /** `waiting`: the engine is still loading. `pausing`: asked to. */
  phase: "waiting" | "running" | "pausing";
  progress: RunProgress | null;
}

/** What computes it is the engine's to say. */
export interface RunRequest {
  setId: string;
  name: string;
  settings: Omit<RunSettings, "model" | "weights" | "backend">;
}

export interface BenchRunsModel {
  /** Null until they have been read; the newest first. */
  runs: ReadonlySignal<readonly RunSummary[] | null>;
  active: ReadonlySignal<ActiveRun | null>;
  /** A run is being made; the engine may still be loading for it. */
  beginning: ReadonlySignal<boolean>;
  /** Why something failed, and which run it is about; null: none in particular. */
  refusal: ReadonlySignal<{ runId: string | null; refusal: BenchRefusal } | null>;
  refresh(): Promise<void>;
  /** Makes a run and begins it; null when it could not be made. */
  begin(request: RunRequest): Promise<RunSummary | null>;
  /** Works through what is left of it. The one that was at work is paused: there is one engine. */
  goOn(runId: string): Promise<void>;
  pause(): void;
  remove(runId: string): Promise<void>;
  /** A results file; null when it is none. */
  open(file: { name: string; blob: Blob }): Promise<RunSummary | null>;
  exported(runId: string, format: ExportFormat): Promise<{ name: string; blob: Blob } | null>;
  dismiss(): void;
}

interface World {
  librarian: BenchLibrarian;
  engine: BenchEngine;
  model: EngineModel;
}

export function createBenchRuns({ librarian, engine, model }: World): BenchRunsModel {
  const runs = signal<readonly RunSummary[] | null>(null);
  const active = signal<ActiveRun | null>(null);
  const beginning = signal(false);
  const refusal = signal<{ runId: string | null; refusal: BenchRefusal } | null>(null);
  let stopper = new AbortController();
  let working: Promise<void> = Promise.resolve();

  const refuse = (runId: string | null, error: unknown) => (refusal.value = { runId, refusal: benchRefusalOf(error) });

  async function refresh(): Promise<void> {
    try {
      const { runs: found } = await librarian.call("runs", {});
      runs.value = found.toSorted((a, b) => b.createdAt - a.createdAt);
    } catch (error) {
      runs.value ??= [];
      refuse(null, error);
    }
  }

  /** Null when it failed, which is then said. */
  async function attempt<T>(runId: string | null, work: () => Promise<T>): Promise<T | null> {
    refusal.value = null;
    try {
      return await work();
    } catch (error) {
      if (!isAbort(error)) refuse(runId, error);
      return null;
    }
  }

  /** The engine with its model; null when it could not be had, which is then said. */
  async function ready(runId: string | null): Promise<EngineReady | null> {
    const engineReady = await model.load();
    const state = model.state.value;
    if (engineReady === null && state.phase === "failed") {
      refusal.value = { runId, refusal: { kind: "failure", failure: state.failure } };
    }
    return engineReady;
  }

  async function create({ setId, name, settings }: RunRequest): Promise<RunSummary | null> {
    const engineReady = await ready(null);
    if (engineReady === null) return null;
    const { model: id, backend } = engineReady;
    const all: RunSettings = { ...settings, model: id, weights: "", backend };
    return (await librarian.call("create-run", { setId, name, settings: all })).run;
  }

  async function work(runId: string, own: AbortSignal): Promise<void> {
    if (own.aborted) return;
    active.value = { runId, phase: "waiting", progress: null };
    await attempt(runId, async () => {
      if ((await ready(runId)) === null) return;
      own.throwIfAborted();
      active.value = { runId, phase: "running", progress: null };
      await engine.call(
        "run-bench",
        { runId },
        {
          signal: own,
          onEvent(progress) {
            if (active.value?.runId === runId) active.value = { ...active.value, progress };
          },
        },
      );
    });
    active.value = null;
    await refresh();
  }

  function goOn(runId: string): Promise<void> {
    if (active.value?.runId === runId && active.value.phase !== "pausing") return working;
    stopper.abort();
    stopper = new AbortController();
    const { signal: own } = stopper;
    working = working.then(() => work(runId, own));
    return working;
  }

  function pause(): void {
    if (active.value === null) return;
    active.value = { ...active.value, phase: "pausing" };
    stopper.abort();
  }

  return {
    runs,
    active,
    beginning,
    refusal,
    refresh,
    goOn,
    pause,
    async begin(request) {
      if (beginning.value) return null;
      beginning.value = true;
      const run = await attempt(null, () => create(request));
      beginning.value = false;
      if (run === null) return null;
      await refresh();
      void goOn(run.id);
      return run;
    },
    async remove(runId) {
      if (active.value?.runId === runId) {
        pause();
        await working;
      }
      await attempt(null, () => librarian.call("remove-run", { runId }));
      await refresh();
    },
    async open(file) {
      const opened = await attempt(null, () => librarian.call("open-results", file));
      await refresh();
      return opened?.run ?? null;
    },
    exported: (runId, format) => attempt(runId, () => librarian.call("export-run", { runId, format })),
    dismiss: () => (refusal.value = null),
  };
}
