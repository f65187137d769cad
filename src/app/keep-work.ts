/** One piece of the librarian's work at a time, with its progress, a way to stop it, and what came of it. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import type { KeepProgress } from "../workers/librarian/keep-calls";
import { type KeepRefusal, keepRefusalOf } from "./keep-refusal";

export interface KeepWork<Task extends string> {
  /** What is under way; null: nothing. */
  task: ReadonlySignal<Task | null>;
  /** What was begun last, which `refusal` is about. */
  begun: ReadonlySignal<Task | null>;
  progress: ReadonlySignal<KeepProgress | null>;
  refusal: ReadonlySignal<KeepRefusal | null>;
  /** What `work` gives; null when it failed, was stopped, or something else is under way. */
  run<T>(
    task: Task,
    work: (options: { signal: AbortSignal; onEvent(progress: KeepProgress): void }) => Promise<T>,
  ): Promise<T | null>;
  stop(): void;
  /** Puts away the word about a failure. */
  forget(): void;
}

export function keepWork<Task extends string>(): KeepWork<Task> {
  const task = signal<Task | null>(null);
  const begun = signal<Task | null>(null);
  const progress = signal<KeepProgress | null>(null);
  const refusal = signal<KeepRefusal | null>(null);
  let stop: AbortController | undefined;
  return {
    task,
    begun,
    progress,
    refusal,
    async run(name, work) {
      if (task.value !== null) return null;
      stop = new AbortController();
      task.value = name;
      begun.value = name;
      progress.value = null;
      refusal.value = null;
      try {
        return await work({ signal: stop.signal, onEvent: (event) => (progress.value = event) });
      } catch (error) {
        if (!isAbort(error)) refusal.value = keepRefusalOf(error);
        return null;
      } finally {
        task.value = null;
      }
    },
    stop: () => stop?.abort(),
    forget: () => (refusal.value = null),
  };
}
