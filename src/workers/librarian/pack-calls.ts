/** What the page may ask of the librarian about packs. Type-only. */
import type { PackAbout } from "../../domain/pack";

/** An installed pack. */
export interface PackSummary extends PackAbout {
  bytes: number;
  /** Milliseconds since 1970. */
  installedAt: number;
  /** Comes with the app; it is installed again when it is removed. */
  embedded: boolean;
  /** `waiting`: its pictures were embedded by another model and are not searched before that is made good. */
  vectors: "none" | "ready" | "waiting";
}

/** A pack's file, or where it lies on our own origin. */
export type PackSource = { kind: "file"; name: string; blob: Blob } | { kind: "url"; url: string };

/** A pack that is not installed yet, read as far as its manifest. */
export interface PackPreview extends PackAbout {
  bytes: number;
  /** The version that is installed now. */
  installed: string | null;
  relation: "new" | "newer" | "same" | "older";
  /** Embedded by another model than this device's. */
  foreign: boolean;
}

export interface PackProgress {
  step: "read" | "check" | "write" | "embed";
  done: number;
  total: number;
}

export type PackCalls = {
  packs: { input: Record<string, never>; event: never; output: { packs: PackSummary[] } };
  "inspect-pack": { input: { source: PackSource }; event: PackProgress; output: PackPreview };
  /**
   * Whole or not at all. `foreign` says what becomes of vectors of another model: refused (AppError `pack-foreign`), or
   * installed and made anew in the background (`vectors: "waiting"` meanwhile).
   */
  "install-pack": {
    input: { source: PackSource; foreign: "refuse" | "re-embed" };
    event: PackProgress;
    output: { pack: PackSummary; replaced: string | null };
  };
  "remove-pack": { input: { packId: string }; event: never; output: Record<string, never> };
  "export-pack": { input: { packId: string }; event: PackProgress; output: { name: string; blob: Blob } };
  /** Embeds what is waiting, a few pictures at a time; goes on where it stopped. Needs the engine's port. */
  "re-embed": { input: { packId: string }; event: PackProgress; output: { pack: PackSummary } };
  /** The engine's door for `embed`; given again after the engine was started anew. */
  "connect-engine": { input: { port: MessagePort }; event: never; output: Record<string, never> };
};
