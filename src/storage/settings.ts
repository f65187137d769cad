/** Small named values that outlive the page. Each reader parses what it gets: an older page may have written it. */
import type { Database } from "./open";

export interface SettingsStore {
  /** Undefined when the key was never written. */
  get(key: string): Promise<unknown>;
  /** Must reject if the transaction does. */
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

export function settingsStore(database: Database): SettingsStore {
  return {
    get: (key) => database.use("read a setting", async (db) => (await db.get("settings", key))?.value),
    set: (key, value) => database.use("keep a setting", async (db) => void (await db.put("settings", { key, value }))),
    remove: (key) => database.use("forget a setting", (db) => db.delete("settings", key)),
  };
}
