/** An engine that replays a script, in place of the worker. For tests and pictures only; the app never ships it. */
import type { EnginePort } from "../../src/app/ports";
import type { AgentEvent } from "../../src/domain/events";
import { AppError } from "../../src/base/errors";
import type { Glance } from "../../src/domain/glance";
import type { PieceQuery } from "../../src/domain/search";
import type { Addition, Weight } from "../../src/workers/engine/study-calls";
import { userTurn } from "./additions";
import type { ScriptedLibrary } from "./library";

export interface Script {
  load: "ready" | "loading" | "failed" | "fallback";
  /** Why loading fails; absent: no network. */
  failure?: string;
  /** A loading engine is ready when this resolves; absent: never. */
  loaded?: Promise<unknown>;
  events: readonly AgentEvent[];
  /** Sends this many events, then waits to be stopped. Absent: all of them. */
  pauseAfter?: number;
  /** Milliseconds between events. */
  pace?: number;
  /** What `inspect` says; absent: every picture is fine. */
  refuse?: { code: string };
  /** The study rejects with this instead of ending. */
  fail?: { code: string };
  /** What the library says at once; absent: it is not there. */
  glance?: Glance;
  /** What becomes of an addition to the study at work; absent: the study takes it. */
  interject?: "late" | { code: string };
  /** What comes after each addition to a study that has ended, in order; absent: nothing, and the study stops. */
  replies?: readonly (readonly AgentEvent[])[];
  /** Additions to a study that has ended reject with this. */
  refuseAddition?: { code: string };
  /** How the model weighs; absent: it cannot. */
  weights?: readonly Weight[];
  /** What is asked of the library is answered by this when it is there; absent: never. */
  library?: Promise<ScriptedLibrary>;
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const NO_TIMES = { image_ms: [], prefill_ms: [], tokens: 0, decode_ms: 0, tools: [] };

async function replay(script: Script, signal: AbortSignal | undefined, emit: (event: AgentEvent) => void) {
  const events = script.events.slice(0, script.pauseAfter ?? script.events.length);
  const shift = Date.now() - (events.at(-1)?.at ?? 0);
  for (const event of events) {
    signal?.throwIfAborted();
    emit({ ...event, at: event.at + shift });
    if (script.pace !== undefined) await wait(script.pace);
  }
  if (script.fail !== undefined) throw new AppError(script.fail.code, "scripted failure");
  if (script.pauseAfter === undefined) return;
  await new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve()));
  emit({ type: "stop", at: Date.now(), reason: "aborted", message: "", timings: NO_TIMES });
}

export function scriptedEngine(script: Script): EnginePort {
  /** What has been told of the study so far, and who hears more of it. */
  const told: AgentEvent[] = [];
  let hearer: ((event: AgentEvent) => void) | undefined;
  let replies = 0;
  const tell = (event: AgentEvent) => {
    told.push(event);
    hearer?.(event);
  };
  const calls: Record<string, (input: never, options: never) => Promise<unknown>> = {
    async load(_input: never, { onEvent }: { onEvent?: (event: object) => void } = {}) {
      if (script.load === "failed") throw new AppError(script.failure ?? "model-missing", "scripted failure");
      if (script.load === "loading") {
        onEvent?.({ step: "weights", file: "decoder", loaded: 6_100_000, total: 11_400_000 });
        await (script.loaded ?? new Promise(() => undefined));
      }
      const ready = { model: "ciqi-nano", backend: "wasm", threads: 4, loadMs: 1200 };
      if (script.load !== "fallback") return ready;
      return { ...ready, fallback: "its self-test gave a different answer" };
    },
    async inspect({ photo }: { photo: { blob: Blob } }) {
      if (script.refuse !== undefined) throw new AppError(script.refuse.code, "scripted refusal");
      const bitmap = await createImageBitmap(photo.blob);
      return { width: bitmap.width, height: bitmap.height };
    },
    async study(
      { studyId }: { studyId: string },
      options: { signal?: AbortSignal; onEvent?: (e: AgentEvent) => void },
    ) {
      hearer = options.onEvent;
      await replay(script, options.signal, tell);
      return { studyId };
    },
    async glance() {
      if (script.glance === undefined) throw new AppError("library-missing", "scripted failure");
      return script.glance;
    },
    async interject({ addition }: { addition: Addition }) {
      if (script.interject === "late") return { taken: false };
      if (script.interject !== undefined) throw new AppError(script.interject.code, "scripted refusal");
      tell(await userTurn(addition, told));
      return { taken: true };
    },
    async "add-to-study"(
      { studyId, addition }: { studyId: string; addition: Addition },
      options: { signal?: AbortSignal; onEvent?: (e: AgentEvent) => void },
    ) {
      if (script.refuseAddition !== undefined) throw new AppError(script.refuseAddition.code, "scripted refusal");
      hearer = options.onEvent;
      if (told.length === 0) told.push(...script.events); // a kept study, read from its journal
      tell(await userTurn(addition, told));
      const reply = script.replies?.[replies++];
      if (reply === undefined) {
        tell({ type: "stop", at: Date.now(), reason: "aborted", message: "", timings: NO_TIMES });
        return { studyId };
      }
      const { pauseAfter: _, ...whole } = script;
      await replay({ ...whole, events: reply }, options.signal, tell);
      return { studyId };
    },
    async weigh() {
      if (script.weights === undefined) throw new AppError("no-verdict", "scripted failure");
      return { weights: script.weights };
    },
  };
  calls["resume"] = calls["study"] as never;
  const library = script.library ?? new Promise<never>(() => undefined);
  Object.assign(calls, {
    "find-pieces": async (query: PieceQuery) => (await library).findPieces(query),
    "similar-pieces": async (input: { recordId: string; limit: number }) =>
      (await library).similar(input.recordId, input.limit),
    "find-passages": async (input: { query: string; lang: string; limit: number }) =>
      (await library).passages(input.query, input.lang, input.limit),
  });
  return {
    call: (name: string, input: unknown, options: unknown) => calls[name]?.(input as never, options as never),
  } as EnginePort;
}
