/** Making a backup, looking into one, and restoring it; when one was made last. Knows no file format. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { BackupAbout, RestoreReport, WayBack } from "../domain/keep/backup";
import type { NamedBlob } from "../workers/librarian/keep-calls";
import { type KeepWork, keepWork } from "./keep-work";
import type { LibrarianPort, SettingsPort } from "./ports";

export interface BackupModel extends Pick<
  KeepWork<"back-up" | "check" | "restore">,
  "task" | "begun" | "progress" | "refusal" | "stop" | "forget"
> {
  /** When the last backup was made here, epoch ms; null: never. */
  last: ReadonlySignal<number | null>;
  made: ReadonlySignal<{ name: string; bytes: number } | null>;
  /** The backup that has been looked into and may be restored. */
  opened: ReadonlySignal<{ name: string; about: BackupAbout } | null>;
  report: ReadonlySignal<RestoreReport | null>;
  /** The file to save; null when it failed or was stopped. */
  make(): Promise<NamedBlob | null>;
  open(file: NamedBlob): Promise<void>;
  restore(way: WayBack): Promise<void>;
}

/** The page's settings that a backup takes along: what a person has chosen, not what this device is. */
export const SETTINGS_KEPT = ["lang", "theme"] as const;
/** When a backup was made last, and when the reminder of it was declined. */
export const LAST_BACKUP = "backup-at";
export const DECLINED_BACKUP = "backup-later-at";

interface BackupOptions {
  librarian: Pick<LibrarianPort, "call">;
  settings: SettingsPort;
  /** Called when everything may have changed. */
  onRestored(): void;
  now(): number;
}

export function createBackupModel({ librarian, settings, onRestored, now }: BackupOptions): BackupModel {
  const { run, ...work } = keepWork<"back-up" | "check" | "restore">();
  const last = signal(momentOf(settings, LAST_BACKUP));
  const made = signal<{ name: string; bytes: number } | null>(null);
  const opened = signal<{ name: string; about: BackupAbout } | null>(null);
  const report = signal<RestoreReport | null>(null);
  let blob: Blob | null = null;

  return {
    ...work,
    last,
    made,
    opened,
    report,
    async make() {
      made.value = null;
      const kept = SETTINGS_KEPT.flatMap((key): [string, string][] => {
        const value = settings.read(key);
        return value === null ? [] : [[key, value]];
      });
      const file = await run("back-up", (options) =>
        librarian.call("back-up", { settings: Object.fromEntries(kept) }, options),
      );
      if (file === null) return null;
      made.value = { name: file.name, bytes: file.blob.size };
      last.value = now();
      settings.write(LAST_BACKUP, String(last.value));
      return file;
    },
    async open(file) {
      opened.value = null;
      report.value = null;
      blob = file.blob;
      const about = await run("check", (options) => librarian.call("check-backup", { blob: file.blob }, options));
      if (about !== null) opened.value = { name: file.name, about };
    },
    async restore(way) {
      const from = blob;
      if (from === null) return;
      const done = await run("restore", (options) => librarian.call("restore-backup", { blob: from, way }, options));
      if (done === null) return;
      for (const key of SETTINGS_KEPT) {
        const value = done.settings[key];
        if (value !== undefined) settings.write(key, value);
      }
      opened.value = null;
      report.value = done;
      onRestored();
    },
  };
}

/** A moment among the page's settings, epoch ms; null where none is written. */
export function momentOf(settings: SettingsPort, key: string): number | null {
  const at = Number(settings.read(key) ?? NaN);
  return Number.isFinite(at) && at > 0 ? at : null;
}
