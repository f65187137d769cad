/** What the page may ask of the librarian worker, which owns bytes at rest. Type-only. */
export interface PackSummary {
  id: string;
  version: string;
  title: { en: string; zh: string };
  records: number;
  passages: number;
  bytes: number;
}

export type LibrarianProtocol = {
  /** Installs the packs that come with the app where they are absent or older; idempotent and atomic a pack. */
  "install-embedded": {
    input: Record<string, never>;
    event: { pack: string; done: number; total: number };
    output: { packs: PackSummary[] };
  };
  packs: { input: Record<string, never>; event: never; output: { packs: PackSummary[] } };
};
