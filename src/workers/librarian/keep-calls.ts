/** What the page may ask of the librarian about keeping: studies as files to hand on, everything as one file and back. Type-only. */
import type { Lang } from "../../domain/attribute";
import type { BackupAbout, RestoreReport, WayBack } from "../../domain/keep/backup";
import type { ExportForm } from "../../domain/keep/export";

export interface KeepProgress {
  step: "read" | "check" | "write";
  /** Bytes, or studies where nothing is known of bytes. */
  done: number;
  total: number;
}

export interface NamedBlob {
  name: string;
  blob: Blob;
}

export type KeepCalls = {
  /** Those of the studies that are there, in the order given. @throws AppError `export-empty` when none is. */
  "export-studies": {
    input: { ids: readonly string[]; form: ExportForm; lang: Lang };
    event: KeepProgress;
    output: NamedBlob;
  };
  /** `settings`: the page's own, by key, to lie beside what the database has. */
  "back-up": {
    input: { settings: Record<string, string> };
    event: KeepProgress;
    output: NamedBlob & { about: BackupAbout };
  };
  /** The file is read and checked from end to end; nothing is written. @throws AppError `backup-…`. */
  "check-backup": { input: { blob: Blob }; event: KeepProgress; output: BackupAbout };
  /** Checked again, written beside what is there, and put in its place at the end: all of the studies or none. */
  "restore-backup": {
    input: { blob: Blob; way: WayBack };
    event: KeepProgress;
    output: RestoreReport;
  };
};
