/** An engine that replays a script, in place of the worker. For tests and pictures only; the app never ships it. */
import type { EnginePort } from "../../src/app/ports";
import type { AgentEvent } from "../../src/domain/events";
import { AppError } from "../../src/base/errors";
import type { PieceQuery } from "../../src/domain/search";
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
  /** What is asked of the library is answered by this when it is there; absent: never. */
  library?: Promise<ScriptedLibrary>;
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

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
  const timings = { image_ms: [], prefill_ms: [], tokens: 0, decode_ms: 0, tools: [] };
  emit({ type: "stop", at: Date.now(), reason: "aborted", message: "", timings });
}

export function scriptedEngine(script: Script): EnginePort {
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
      await replay(script, options.signal, (event) => options.onEvent?.(event));
      return { studyId };
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
