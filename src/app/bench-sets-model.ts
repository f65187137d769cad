/** The sets of questions on this device, and the one that is being read; knows nothing of runs. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import type { SetSummary } from "../domain/bench";
import type { ImportFile } from "../domain/import";
import type { BenchLibrarian } from "./bench-ports";
import { type BenchRefusal, benchRefusalOf } from "./bench-refusal";

export type SetReading =
  | { phase: "idle" }
  | { phase: "reading"; kind: "studio" | "files"; progress: { done: number; total: number } | null }
  | { phase: "added"; kind: "studio" | "files"; set: SetSummary }
  | { phase: "refused"; kind: "studio" | "files"; refusal: BenchRefusal };

export interface BenchSetsModel {
  /** Null until they have been read; the newest first. */
  sets: ReadonlySignal<readonly SetSummary[] | null>;
  /** Why they could not be listed. */
  refusal: ReadonlySignal<BenchRefusal | null>;
  reading: ReadonlySignal<SetReading>;
  refresh(): Promise<void>;
  /** The set that was read, or null when there was none to read; `files` may still be on their way out of a folder. */
  add(files: readonly ImportFile[] | Promise<readonly ImportFile[]>): Promise<SetSummary | null>;
  /** The set that comes with the app. */
  addStudio(): Promise<SetSummary | null>;
  stop(): void;
  /** With its runs. */
  remove(setId: string): Promise<void>;
}

type Progress = { done: number; total: number };
type Reader = (options: { signal: AbortSignal; onEvent(progress: Progress): void }) => Promise<{ set: SetSummary }>;

/** `onAdded` is called with each set that was read. */
export function createBenchSets(
  librarian: BenchLibrarian,
  onAdded: (set: SetSummary) => void = () => undefined,
): BenchSetsModel {
  const sets = signal<readonly SetSummary[] | null>(null);
  const refusal = signal<BenchRefusal | null>(null);
  const reading = signal<SetReading>({ phase: "idle" });
  let stopper = new AbortController();

  async function refresh(): Promise<void> {
    try {
      const { sets: found } = await librarian.call("sets", {});
      sets.value = found.toSorted((a, b) => b.addedAt - a.addedAt);
      refusal.value = null;
    } catch (error) {
      sets.value ??= [];
      refusal.value = benchRefusalOf(error);
    }
  }

  /** One set at a time: a new one ends the reading of the one before. */
  async function read(kind: "studio" | "files", reader: Reader): Promise<SetSummary | null> {
    stopper.abort();
    stopper = new AbortController();
    const { signal: own } = stopper;
    reading.value = { phase: "reading", kind, progress: null };
    try {
      const { set } = await reader({
        signal: own,
        onEvent(progress) {
          if (!own.aborted) reading.value = { phase: "reading", kind, progress };
        },
      });
      await refresh();
      onAdded(set);
      if (!own.aborted) reading.value = { phase: "added", kind, set };
      return set;
    } catch (error) {
      if (!own.aborted) {
        reading.value = isAbort(error) ? { phase: "idle" } : { phase: "refused", kind, refusal: benchRefusalOf(error) };
      }
      return null;
    }
  }

  return {
    sets,
    refusal,
    reading,
    refresh,
    add: (coming) =>
      read("files", async (options) => {
        const files = [...(await coming)];
        options.signal.throwIfAborted();
        return librarian.call("read-set", { files }, options);
      }),
    addStudio: () => read("studio", (options) => librarian.call("studio-set", {}, options)),
    stop() {
      stopper.abort();
      reading.value = { phase: "idle" };
    },
    async remove(setId) {
      try {
        await librarian.call("remove-set", { setId });
        await refresh();
      } catch (error) {
        refusal.value = benchRefusalOf(error);
      }
    },
  };
}
