/** The installed packs and what is being done with each; files that come in are the arrivals' (pack-arrivals). */
import { type ReadonlySignal, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import type { PackProgress, PackSummary } from "../workers/librarian/pack-calls";
import type { LibrarianPort } from "./ports";
import { type Refusal, refusalOf } from "./refusal";

/** What is going on with an installed pack, and how its last undertaking failed. */
export type PackActivity =
  | { kind: "removing" }
  | { kind: "exporting" | "embedding"; progress: PackProgress | null }
  | { kind: "failed"; refusal: Refusal };

export interface PacksModel {
  /** Null until they have been read; own ones first, then by age. */
  packs: ReadonlySignal<readonly PackSummary[] | null>;
  /** Why they could not be read. */
  refusal: ReadonlySignal<Refusal | null>;
  /** By pack id. */
  activities: ReadonlySignal<ReadonlyMap<string, PackActivity>>;
  refresh(): Promise<void>;
  /** True when it is gone. */
  remove(packId: string): Promise<boolean>;
  /** The pack as one file; null when that failed or was stopped. */
  save(packId: string): Promise<{ name: string; blob: Blob } | null>;
  /** Makes the vectors anew; stopped, it goes on from there the next time. */
  embed(packId: string): Promise<void>;
  stop(packId: string): void;
  /** Puts away the word about a failure. */
  dismiss(packId: string): void;
}

export function createPacksModel(librarian: LibrarianPort): PacksModel {
  const packs = signal<readonly PackSummary[] | null>(null);
  const refusal = signal<Refusal | null>(null);
  const activities = signal<ReadonlyMap<string, PackActivity>>(new Map());
  const stops = new Map<string, AbortController>();

  function put(packId: string, activity: PackActivity | null): void {
    const next = new Map(activities.value);
    if (activity === null) next.delete(packId);
    else next.set(packId, activity);
    activities.value = next;
  }

  async function refresh(): Promise<void> {
    try {
      const { packs: found } = await librarian.call("packs", {});
      packs.value = found.toSorted((a, b) => Number(a.embedded) - Number(b.embedded) || b.installedAt - a.installedAt);
      refusal.value = null;
    } catch (error) {
      refusal.value = refusalOf(error);
    }
  }

  /** One undertaking a pack at a time; null when it failed or was stopped. */
  async function undertake<T>(
    packId: string,
    begin: (progress: PackProgress | null) => PackActivity,
    work: (options: { signal: AbortSignal; onEvent(progress: PackProgress): void }) => Promise<T>,
  ): Promise<T | null> {
    if (stops.has(packId)) return null;
    const stop = new AbortController();
    stops.set(packId, stop);
    put(packId, begin(null));
    try {
      const output = await work({ signal: stop.signal, onEvent: (progress) => put(packId, begin(progress)) });
      put(packId, null);
      return output;
    } catch (error) {
      put(packId, isAbort(error) ? null : { kind: "failed", refusal: refusalOf(error) });
      return null;
    } finally {
      stops.delete(packId);
    }
  }

  return {
    packs,
    refusal,
    activities,
    refresh,
    async remove(packId) {
      const begin = () => ({ kind: "removing" }) as const;
      const gone = await undertake(packId, begin, () => librarian.call("remove-pack", { packId }));
      await refresh();
      return gone !== null;
    },
    save: (packId) =>
      undertake(
        packId,
        (progress) => ({ kind: "exporting", progress }),
        (options) => librarian.call("export-pack", { packId }, options),
      ),
    async embed(packId) {
      await undertake(
        packId,
        (progress) => ({ kind: "embedding", progress }),
        (options) => librarian.call("re-embed", { packId }, options),
      );
      await refresh();
    },
    stop: (packId) => stops.get(packId)?.abort(),
    dismiss: (packId) => put(packId, null),
  };
}
