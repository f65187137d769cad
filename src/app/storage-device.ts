/** Measures what this browser keeps for the page, and clears it; reads each place itself and believes no bookkeeping. */
import * as v from "valibot";
import { AppError } from "../base/errors";
import { parse } from "../base/parse";
import { database } from "../storage/open";
import { usageStore } from "../storage/usage";
import type { LibrarianPort } from "./ports";
import type { ModelFile, StorageFigures, StoragePort } from "./storage-port";

const ENTRIES = import.meta.glob<unknown>("../../models/catalog/*.json", { import: "default" });

const entrySchema = v.object({
  id: v.string(),
  title: v.union([v.string(), v.record(v.string(), v.string())]),
  files: v.array(v.object({ path: v.string(), bytes: v.number(), sha256: v.string() })),
});

/** Locks of whoever is at work begin so. */
const OUR_LOCKS = "ciqi-";
/** How long another tab may take to let go of the notebook, in milliseconds. */
const PATIENCE = 4000;

export function deviceStorage(librarian: LibrarianPort): StoragePort {
  return {
    measure: () => measure(librarian),
    persist: async () => (await navigator.storage?.persist?.()) ?? false,
    clear,
  };
}

async function measure(librarian: LibrarianPort): Promise<StorageFigures> {
  const own = database();
  const usage = usageStore(own);
  try {
    const [estimate, persisted, notebook, bench, { packs }, models, app] = await Promise.all([
      navigator.storage?.estimate?.().catch(() => null) ?? null,
      navigator.storage?.persisted?.() ?? null,
      usage.notebook(),
      usage.bench(),
      librarian.call("packs", {}),
      modelsKept(),
      appFiles(),
    ]);
    return {
      used: estimate?.usage ?? null,
      room: estimate?.quota ?? null,
      persisted,
      notebook,
      packs: packs.map(({ id, title, counts, bytes }) => ({ id, title, pieces: counts.records, bytes })),
      models,
      app,
      bench,
    };
  } finally {
    await own.close();
  }
}

/** The catalogue's models, and which of their files lie in this browser's file system with their marker beside them. */
async function modelsKept(): Promise<StorageFigures["models"]> {
  const entries = await Promise.all(Object.values(ENTRIES).map((load) => load()));
  return Promise.all(
    entries.map(async (json) => {
      const about = { what: "a model's catalogue entry", todo: "load the page anew" };
      const { id, title, files } = parse(entrySchema, json, about);
      const names = await namesIn(["weights", id]);
      const kept = files.map(({ path, bytes, sha256 }): ModelFile => ({
        path,
        bytes,
        kept: names.has(sha256) && names.has(`${sha256}.ok`),
      }));
      return { id, title: typeof title === "string" ? { en: title } : title, files: kept };
    }),
  );
}

/** Names in a folder of the origin's own file system; none where it, or the file system, is not there. */
async function namesIn(path: readonly string[]): Promise<Set<string>> {
  const names = new Set<string>();
  try {
    let folder = await navigator.storage.getDirectory();
    for (const name of path) folder = await folder.getDirectoryHandle(name);
    for await (const name of folder.keys()) names.add(name);
  } catch {
    // Never written, or refused by this browser: nothing is kept.
  }
  return names;
}

/** Everything in the service worker's caches. A stored response says its length; only one that does not is opened. */
async function appFiles(): Promise<StorageFigures["app"]> {
  const sum = { files: 0, bytes: 0 };
  if (!("caches" in globalThis)) return sum;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      if (response === undefined) continue;
      const said = response.headers.has("Content-Encoding") ? null : response.headers.get("Content-Length");
      sum.files += 1;
      sum.bytes += said === null ? (await response.blob()).size : Number(said);
    }
  }
  return sum;
}

async function clear(): Promise<void> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  if (held.some(({ name }) => name?.startsWith(OUR_LOCKS))) {
    const words = "a study or a run is at work, here or in another tab; let it end or stop it, then clear";
    throw new AppError("storage-at-work", `clear this device: ${words}`);
  }
  // The notebook first: it is what another tab may hold, and then nothing has been lost yet.
  for (const { name } of await indexedDB.databases()) if (name !== undefined) await deleteDatabase(name);
  const folder = await navigator.storage?.getDirectory?.().catch(() => undefined);
  if (folder !== undefined) {
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    for (const name of names) await folder.removeEntry(name, { recursive: true });
  }
  for (const name of await caches.keys()) await caches.delete(name);
  localStorage.clear();
  sessionStorage.clear();
  for (const registration of (await navigator.serviceWorker?.getRegistrations()) ?? []) await registration.unregister();
}

function deleteDatabase(name: string): Promise<void> {
  const held = "another tab does not let go of it; close the other tabs of this page and try again";
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new AppError("storage-held", `clear the notebook: ${held}`)), PATIENCE);
    const settle = (then: () => void) => () => {
      clearTimeout(giveUp);
      then();
    };
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener("success", settle(resolve));
    request.addEventListener(
      "error",
      settle(() => reject(request.error ?? new Error("deleteDatabase failed without a reason"))),
    );
  });
}
