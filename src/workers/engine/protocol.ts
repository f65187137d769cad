/** What the page may ask of the engine worker. Type-only: `base/rpc.ts` derives the wire from it. */
import type { Lang } from "../../domain/attribute";
import type { AgentEvent, AnswerForm, ToolName } from "../../domain/events";
import type { BenchRunCalls } from "./bench-calls";
import type { LibraryCalls } from "./library-calls";
import type { StudyCalls } from "./study-calls";

export type BackendChoice = "auto" | "wasm" | "webgpu";

export interface PhotoInput {
  name: string;
  blob: Blob;
}

/** One step of getting ready, for a progress line. `loaded` and `total` are bytes where they are known. */
export interface LoadProgress {
  step: "runtime" | "weights" | "self-test" | "library";
  file?: string;
  loaded?: number;
  total?: number;
}

export interface EngineReady {
  model: string;
  backend: "wasm" | "webgpu";
  threads: number;
  /** Why the wanted backend was not taken, in words for the page; absent when it was. */
  fallback?: string;
  loadMs: number;
}

export type EngineProtocol = LibraryCalls &
  BenchRunCalls &
  StudyCalls & {
    /** Loads the model and the index once; later calls answer at once. */
    load: { input: { model: string; backend: BackendChoice }; event: LoadProgress; output: EngineReady };
    /**
     * Checks that a file is a picture this device can read. Rejects with AppError: `image-empty`, `image-not-an-image`,
     * `image-svg`, `image-heic`, `image-too-large`, `image-too-narrow`, `image-broken`.
     */
    inspect: { input: { photo: PhotoInput }; event: never; output: { width: number; height: number } };
    /**
     * Runs a study: stores the photographs, journals every event before it is sent, and ends with a `stop` event.
     * `studyId` is chosen by the page. Aborting the call stops the study (event `stop`, reason `aborted`).
     */
    study: {
      input: {
        studyId: string;
        photos: PhotoInput[];
        question: string;
        lang: Lang;
        tools: ToolName[];
        /** Absent: a verdict. */
        answer?: AnswerForm;
      };
      event: AgentEvent;
      output: { studyId: string };
    };
    /** Goes on with a study that was cut off: replays its journal into the cache, prefills once, continues. */
    resume: { input: { studyId: string }; event: AgentEvent; output: { studyId: string } };
  };
