/** Packs that come in: each is looked at, shown, and installed when the visitor says so. Knows nothing of the rest. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import { AppError } from "../base/errors";
import type { PackPreview, PackProgress, PackSource, PackSummary } from "../workers/librarian/pack-calls";
import type { LibrarianPort } from "./ports";
import { type Refusal, refusalOf } from "./refusal";

export type ArrivalState =
  | { phase: "reading"; progress: PackProgress | null }
  | { phase: "preview"; preview: PackPreview }
  | { phase: "installing"; preview: PackPreview; progress: PackProgress | null }
  | { phase: "installed"; pack: PackSummary; replaced: string | null }
  | { phase: "refused"; refusal: Refusal };

export interface Arrival {
  key: number;
  /** The file's name, or the address. */
  name: string;
  state: ArrivalState;
}

export interface ArrivalsModel {
  arrivals: ReadonlySignal<readonly Arrival[]>;
  /** Looks at each; nothing is installed yet. */
  add(sources: readonly PackSource[]): void;
  /** From what was typed, scanned or linked: a pack's address on this origin, or a link of ours that holds one. */
  addAddress(text: string): void;
  /** Says why something that was brought held no pack. */
  refuse(name: string, error: unknown): void;
  /** A pack of a foreign embedding is made searchable afterwards. */
  install(key: number): Promise<void>;
  /** Every one that is new or newer. */
  installAll(): void;
  again(key: number): void;
  /** Reading: forgotten. Installing: back to the preview, nothing installed. Otherwise: put away. */
  dismiss(key: number): void;
}

export interface ArrivalsWorld {
  librarian: LibrarianPort;
  /** Called with each pack that was installed. */
  onInstalled(pack: PackSummary): void;
  /** The page's own address. */
  home: string;
}

/** New, or newer than what is installed: nothing is lost by installing it. */
export function isPlain({ relation, foreign }: PackPreview): boolean {
  return !foreign && (relation === "new" || relation === "newer");
}

export function createArrivals({ librarian, onInstalled, home }: ArrivalsWorld): ArrivalsModel {
  const arrivals = signal<readonly Arrival[]>([]);
  const sources = new Map<number, PackSource>();
  const stops = new Map<number, AbortController>();
  let lastKey = 0;

  const find = (key: number) => arrivals.value.find((each) => each.key === key);
  function put(key: number, state: ArrivalState): void {
    arrivals.value = arrivals.value.map((each) => (each.key === key ? { ...each, state } : each));
  }
  function drop(key: number): void {
    sources.delete(key);
    arrivals.value = arrivals.value.filter((each) => each.key !== key);
  }
  function enter(name: string, state: ArrivalState): number {
    lastKey += 1;
    arrivals.value = [...arrivals.value, { key: lastKey, name, state }];
    return lastKey;
  }
  /** Runs `work` until it ends or is stopped; `stopped` then says what becomes of the arrival. */
  async function attempt(key: number, work: (signal: AbortSignal) => Promise<void>, stopped: () => void) {
    const stop = new AbortController();
    stops.set(key, stop);
    try {
      await work(stop.signal);
    } catch (error) {
      if (isAbort(error)) stopped();
      else put(key, { phase: "refused", refusal: refusalOf(error) });
    } finally {
      stops.delete(key);
    }
  }

  function look(key: number): void {
    const source = sources.get(key);
    if (source === undefined) return;
    put(key, { phase: "reading", progress: null });
    void attempt(
      key,
      async (signal) => {
        const onEvent = (progress: PackProgress) => put(key, { phase: "reading", progress });
        const preview = await librarian.call("inspect-pack", { source }, { signal, onEvent });
        put(key, { phase: "preview", preview });
      },
      () => drop(key),
    );
  }

  async function install(key: number): Promise<void> {
    const state = find(key)?.state;
    const source = sources.get(key);
    if (state?.phase !== "preview" || source === undefined) return;
    const { preview } = state;
    put(key, { phase: "installing", preview, progress: null });
    await attempt(
      key,
      async (signal) => {
        const onEvent = (progress: PackProgress) => put(key, { phase: "installing", preview, progress });
        const foreign = preview.foreign ? "re-embed" : "refuse";
        const { pack, replaced } = await librarian.call("install-pack", { source, foreign }, { signal, onEvent });
        put(key, { phase: "installed", pack, replaced });
        sources.delete(key); // may be large
        onInstalled(pack);
      },
      () => put(key, { phase: "preview", preview }),
    );
  }

  function add(coming: readonly PackSource[]): void {
    for (const source of coming) {
      const key = enter(source.kind === "file" ? source.name : source.url, { phase: "reading", progress: null });
      sources.set(key, source);
      look(key);
    }
  }

  return {
    arrivals,
    add,
    install,
    again: look,
    addAddress(text) {
      try {
        add([{ kind: "url", url: packAddress(text, home) }]);
      } catch (error) {
        enter(text, { phase: "refused", refusal: refusalOf(error) });
      }
    },
    refuse: (name, error) => void enter(name, { phase: "refused", refusal: refusalOf(error) }),
    installAll() {
      for (const { key, state } of arrivals.value) {
        if (state.phase === "preview" && isPlain(state.preview)) void install(key);
      }
    },
    dismiss(key) {
      const stop = stops.get(key);
      if (stop === undefined) drop(key);
      else stop.abort();
    },
  };
}

/** @throws AppError `pack-elsewhere` for an address that is not of this origin, or none at all. */
export function packAddress(text: string, home: string): string {
  const elsewhere = (found: string) =>
    new AppError("pack-elsewhere", `add ${text}: found ${found}, wanted an address on ${new URL(home).origin}`);
  let url: URL;
  try {
    url = new URL(text.trim(), home);
    const held = /^#\/packs\?(.*)$/.exec(url.hash)?.[1];
    const inner = held === undefined ? null : new URLSearchParams(held).get("add");
    if (inner !== null) url = new URL(inner, url);
  } catch {
    throw elsewhere("no address");
  }
  if (url.origin !== new URL(home).origin) throw elsewhere(url.origin === "null" ? url.protocol : url.origin);
  url.hash = "";
  return url.href;
}
