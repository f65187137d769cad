/** Opens the database, once and again when the connection is lost; knows tables only by their migrations. */
import { openDB } from "idb";
import { AppError } from "../base/errors";
import { isLostConnection, storageFailure } from "./failures";
import { type CiqiSchema, type Connection, databaseName, databaseVersion, migrations } from "./schema";

/** What every repository is given. */
export interface Database {
  /**
   * Runs `work` over an open connection. `action` is how an error begins ("keep the photographs").
   * When the connection turns out lost, `work` runs a second time over a new one: it must bear repeating.
   * Rejects with AppError `storage-blocked`, `storage-full`, `storage-outdated`, `storage-refused`, `storage-failed`.
   */
  use<T>(action: string, work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface OpenOptions {
  name?: string;
  version?: number;
  /** A newer page wants to upgrade the tables: our connection has been closed for it, and this page should reload. */
  onOutdated?: () => void;
}

/** A database that opens on first use. Nothing is remembered of a failed opening: the next use tries again. */
export function database({ name = databaseName, version = databaseVersion, onOutdated }: OpenOptions = {}): Database {
  let opening: Promise<Connection> | undefined;

  const connection = (): Promise<Connection> => {
    opening ??= open(name, version, forget, onOutdated).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  };
  const forget = () => {
    opening = undefined;
  };

  return {
    async use(action, work) {
      try {
        try {
          return await work(await connection());
        } catch (error) {
          if (!isLostConnection(error)) throw error;
          forget();
          return await work(await connection());
        }
      } catch (error) {
        throw storageFailure(action, error);
      }
    },
    async close() {
      const open = opening;
      forget();
      (await open)?.close();
    },
  };
}

async function open(name: string, version: number, onLost: () => void, onOutdated?: () => void): Promise<Connection> {
  if (typeof indexedDB === "undefined") {
    throw new AppError("storage-refused", "open the notebook: this browser offers no IndexedDB; use a current browser");
  }
  let givenUp = false;
  let refuse: (reason: AppError) => void;
  const blocked = new Promise<never>((_, reject) => (refuse = reject));
  const opened = openDB<CiqiSchema>(name, version, {
    async upgrade(connection, from, _to, transaction) {
      for (const migrate of migrations.slice(from, version)) await migrate(connection, transaction);
    },
    blocked() {
      givenUp = true;
      const words = "another tab with an older version of this page holds it; close the other tabs and try again";
      refuse(new AppError("storage-blocked", `open the notebook: ${words}`));
    },
    blocking(_current, _wanted, event) {
      onLost();
      if (event.target instanceof IDBDatabase) event.target.close();
      onOutdated?.();
    },
    terminated: onLost,
  });
  const late = opened.then((connection) => {
    if (givenUp) connection.close(); // its caller has been told already
    return connection;
  });
  return Promise.race([late, blocked]);
}
