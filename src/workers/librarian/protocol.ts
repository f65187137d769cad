/** What the page may ask of the librarian worker, which owns bytes at rest. Type-only. */
import type { BenchCalls } from "./bench-calls";
import type { ImportCalls } from "./import-calls";
import type { KeepCalls } from "./keep-calls";
import type { PackCalls, PackSummary } from "./pack-calls";

export type LibrarianProtocol = PackCalls & ImportCalls & EmbeddedCalls & BenchCalls & KeepCalls;

export type EmbeddedCalls = {
  /** Installs the packs that come with the app where they are absent or of another version; atomic a pack. */
  "install-embedded": {
    input: Record<string, never>;
    event: { pack: string; done: number; total: number };
    output: { packs: PackSummary[] };
  };
};
