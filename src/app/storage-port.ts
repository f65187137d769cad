/** What this device keeps for the page and what can be done about it; types only. */

export interface ModelFile {
  path: string;
  bytes: number;
  /** Its checked bytes lie on this device. */
  kept: boolean;
}

export interface StorageFigures {
  /** All of it, and how much there may be, as the browser says; null where it does not. */
  used: number | null;
  room: number | null;
  /** Whether the browser has promised not to clear it on its own; null where it cannot promise. */
  persisted: boolean | null;
  notebook: { studies: number; photos: number; photoBytes: number };
  packs: readonly { id: string; title: Readonly<Record<string, string>>; pieces: number; bytes: number }[];
  models: readonly { id: string; title: Readonly<Record<string, string>>; files: readonly ModelFile[] }[];
  /** Of the app itself, kept by the service worker. */
  app: { files: number; bytes: number };
  bench: { sets: number; runs: number };
}

export interface StoragePort {
  measure(): Promise<StorageFigures>;
  /** Asks the browser to keep it all; its answer. */
  persist(): Promise<boolean>;
  /**
   * Removes everything that the page ever kept on this device, the app itself too.
   * @throws AppError `storage-at-work` while a study or a run goes on in any tab, `storage-held` when another tab does not let go.
   */
  clear(): Promise<void>;
}
