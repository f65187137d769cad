/** The state of the panel of this device: its figures, and what came of asking to keep or to clear; measures nothing itself. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { StorageFigures, StoragePort } from "./storage-port";

/** Why something did not work: codes of `StoragePort`, `failed` for everything else. */
export type StorageTrouble = "at-work" | "held" | "failed";

export interface StorageModel {
  /** Null until they have been measured. */
  figures: ReadonlySignal<StorageFigures | null>;
  /** The figures could not be had. */
  unknown: ReadonlySignal<boolean>;
  /** What the browser answered when it was asked to keep everything; null: not asked on this visit. */
  answer: ReadonlySignal<boolean | null>;
  clearing: ReadonlySignal<boolean>;
  trouble: ReadonlySignal<StorageTrouble | null>;
  measure(): Promise<void>;
  persist(): Promise<void>;
  /** True when all is gone; the page is then of no further use and has to be loaded anew. */
  clear(): Promise<boolean>;
}

const TROUBLES: Readonly<Record<string, StorageTrouble>> = { "storage-at-work": "at-work", "storage-held": "held" };

function troubleOf(error: unknown): StorageTrouble {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return TROUBLES[code] ?? "failed";
}

export function createStorageModel(port: StoragePort): StorageModel {
  const figures = signal<StorageFigures | null>(null);
  const unknown = signal(false);
  const answer = signal<boolean | null>(null);
  const clearing = signal(false);
  const trouble = signal<StorageTrouble | null>(null);

  async function measure(): Promise<void> {
    try {
      figures.value = await port.measure();
      unknown.value = false;
    } catch {
      unknown.value = true;
    }
  }

  return {
    figures,
    unknown,
    answer,
    clearing,
    trouble,
    measure,
    async persist() {
      answer.value = await port.persist().catch(() => false);
      await measure();
    },
    async clear() {
      if (clearing.value) return false;
      clearing.value = true;
      trouble.value = null;
      try {
        await port.clear();
        return true;
      } catch (error) {
        trouble.value = troubleOf(error);
        clearing.value = false;
        await measure();
        return false;
      }
    },
  };
}
