/** The model of backups, made with the first visit and kept, so that work goes on while one looks elsewhere. */
import type { App } from "./app";
import { type BackupModel, createBackupModel } from "./backup-model";
import type { LibrarianPort } from "./ports";

const rooms = new WeakMap<LibrarianPort, BackupModel>();

export function backupOf({ librarian, store, history }: Pick<App, "librarian" | "store" | "history">): BackupModel {
  const model =
    rooms.get(librarian) ??
    createBackupModel({ librarian, settings: store, onRestored: () => void history.refresh(), now: Date.now });
  rooms.set(librarian, model);
  return model;
}
