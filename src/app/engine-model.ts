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
  /** Loads once; a failed load may be tried again. Never rejects: see `state`. */
  load(): Promise<EngineReady | null>;
}

/** Sums bytes over files: each file reports its own `loaded` of `total`. */
function byteCounter(): (progress: LoadProgress) => { loaded: number; total: number } {
  const files = new Map<string, { loaded: number; total: number }>();
  return (progress) => {
    if (progress.loaded !== undefined && progress.total !== undefined) {
      files.set(progress.file ?? progress.step, { loaded: progress.loaded, total: progress.total });
    }
    let loaded = 0;
    let total = 0;
    for (const file of files.values()) {
      loaded += file.loaded;
      total += file.total;
    }
    return { loaded, total };
  };
}

export function createEngineModel(
  engine: EnginePort,
  wanted: () => { model: string; backend: BackendChoice },
): EngineModel {
  const state = signal<EngineState>({ phase: "idle" });
  let running: Promise<EngineReady | null> | null = null;

  async function load(): Promise<EngineReady | null> {
    const count = byteCounter();
    state.value = { phase: "loading", step: "runtime", fraction: null, loaded: 0, total: 0 };
    try {
      const ready = await engine.call("load", wanted(), {
        onEvent(progress) {
          if (state.value.phase !== "loading") return;
          const bytes = count(progress);
          const fraction = bytes.total > 0 ? Math.min(1, bytes.loaded / bytes.total) : null;
          state.value = { phase: "loading", step: progress.step, fraction, ...bytes };
        },
      });
      state.value = { phase: "ready", ready };
      return ready;
    } catch (error) {
      running = null;
      state.value = isAbort(error) ? { phase: "idle" } : { phase: "failed", failure: failureOf(error) };
      return null;
    }
  }

  return { state, load: () => (running ??= load()) };
}
