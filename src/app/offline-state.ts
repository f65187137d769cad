/** How far the page has come in being usable without a network, as the footer tells it; types only. */
import type { ReadonlySignal } from "@preact/signals";
import type { Lang } from "../domain/attribute";

export type OfflinePhase =
  /** This browser or this page cannot keep the app (no service worker). */
  "unsupported" | "installing" | "ready" | "failed";

/** What a version says of itself: its number, and what is new in it in one line. */
export interface ReleaseNote {
  version: string;
  news: Readonly<Record<Lang, string>>;
}

/** Bytes of what is kept for use without a network. */
export interface AppSizes {
  /** What computes: the runtime's wasm. */
  engine: number;
  model: number;
  library: number;
  /** Everything else: the page, the samples. */
  app: number;
}

export interface OfflineState {
  phase: ReadonlySignal<OfflinePhase>;
  /** 0..1 of what is being installed; null when it is not known. */
  fraction: ReadonlySignal<number | null>;
  /** True when a newer version waits to be taken. */
  updateReady: ReadonlySignal<boolean>;
  /** What that version says of itself; null until it has answered. */
  release: ReadonlySignal<ReleaseNote | null>;
  /** How much there is to keep; null where nobody answers. */
  sizes(): Promise<AppSizes | null>;
  /** After `failed`: installs again. */
  retry(): void;
  /** Takes the newer version: the page reloads. */
  update(): void;
}
