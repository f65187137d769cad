/** Whether the engine is ready to think, and how far it has come; knows nothing of studies. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import type { BackendChoice, EngineReady, LoadProgress } from "../workers/engine/protocol";
import { type Failure, failureOf } from "./failure";
import type { EnginePort } from "./ports";

export type EngineState =
  | { phase: "idle" }
  /** `fraction` 0..1 of the bytes known so far; null when nothing is known. */
  | { phase: "loading"; step: LoadProgress["step"]; fraction: number | null; loaded: number; total: number }
  | { phase: "ready"; ready: EngineReady }
  | { phase: "failed"; failure: Failure };

export interface EngineModel {
  state: ReadonlySignal<EngineState>;
  /** Asks the engine, which answers at once when it has the model; a lost one loads again. Never rejects: see `state`. */
  load(): Promise<EngineReady | null>;
}

type Loading = Extract<EngineState, { phase: "loading" }>;

/** Folds progress lines into one: bytes add up over the model's files, and the library tells only when they are there. */
function progressFold(): (before: Loading, progress: LoadProgress) => Loading {
  const files = new Map<string, { loaded: number; total: number }>();
  return (before, { step, file = "", loaded, total }) => {
    if (step === "library") {
      const modelIsThere = before.fraction === null ? before.step !== "weights" : before.fraction === 1;
      return modelIsThere ? { ...before, step } : before;
    }
    if (step !== "weights" || loaded === undefined || total === undefined) return { ...before, step };
    files.set(file, { loaded, total });
    const sum = { loaded: 0, total: 0 };
    for (const each of files.values()) {
      sum.loaded += each.loaded;
      sum.total += each.total;
    }
    return { phase: "loading", step, ...sum, fraction: sum.total > 0 ? Math.min(1, sum.loaded / sum.total) : null };
  };
}

export function createEngineModel(
  engine: EnginePort,
  wanted: () => { model: string; backend: BackendChoice },
): EngineModel {
  const state = signal<EngineState>({ phase: "idle" });
  let running: Promise<EngineReady | null> | null = null;

  async function load(): Promise<EngineReady | null> {
    const fold = progressFold();
    state.value = { phase: "loading", step: "runtime", fraction: null, loaded: 0, total: 0 };
    try {
      const ready = await engine.call("load", wanted(), {
        onEvent(progress) {
          if (state.value.phase === "loading") state.value = fold(state.value, progress);
        },
      });
      state.value = { phase: "ready", ready };
      return ready;
    } catch (error) {
      state.value = isAbort(error) ? { phase: "idle" } : { phase: "failed", failure: failureOf(error) };
      return null;
    } finally {
      running = null;
    }
  }

  return { state, load: () => (running ??= load()) };
}
