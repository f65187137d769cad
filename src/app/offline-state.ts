/** How far the page has come in being usable without a network, as the footer tells it; types only. */
import type { ReadonlySignal } from "@preact/signals";

export type OfflinePhase =
  /** This browser or this page cannot keep the app (no service worker). */
  "unsupported" | "installing" | "ready" | "failed";

export interface OfflineState {
  phase: ReadonlySignal<OfflinePhase>;
  /** 0..1 of what is being installed; null when it is not known. */
  fraction: ReadonlySignal<number | null>;
  /** True when a newer version waits to be taken. */
  updateReady: ReadonlySignal<boolean>;
  /** After `failed`: installs again. */
  retry(): void;
  /** Takes the newer version: the page reloads. */
  update(): void;
}
