import { afterEach, expect, test, vi } from "vitest";
import { type Database, database, type OpenOptions } from "./open";
import { databaseVersion } from "./schema";

const name = "ciqi-test-open";
const opened: Database[] = [];
const raw: IDBDatabase[] = [];

function make(options: OpenOptions = {}): Database {
  const made = database({ name, ...options });
  opened.push(made);
  return made;
}

/** A connection of some other page, which never closes by itself. */
function otherPage(version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => {
      raw.push(request.result);
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}

afterEach(async () => {
  for (const connection of raw.splice(0)) connection.close();
  await Promise.all(opened.splice(0).map((one) => one.close().catch(() => {})));
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = resolve;
  });
});

test("the first use makes every table", async () => {
  const tables = await make().use("look", async (db) => [...db.objectStoreNames]);
  expect(tables).toEqual([
    "benchImages",
    "benchResults",
    "benchRows",
    "benchRuns",
    "benchSets",
    "benchTraces",
    "jobs",
    "journal",
    "packs",
    "passages",
    "photos",
    "records",
    "settings",
    "studies",
    "thumbs",
    "vectors",
  ]);
});

test("what a first version has kept is there in this one", async () => {
  const first = make({ version: 1 });
  await first.use("keep", (db) => db.put("settings", { key: "lang", value: "zh" }));
  await first.close();
  const now = make();
  expect(await now.use("read", (db) => db.get("settings", "lang"))).toEqual({ key: "lang", value: "zh" });
  expect(await now.use("count", (db) => db.count("jobs"))).toBe(0);
  expect(await now.use("count", (db) => db.count("benchRuns"))).toBe(0);
});

test("a lost connection is opened again and the work repeated, once", async () => {
  const store = make();
  let tries = 0;
  const answer = await store.use("read", async (db) => {
    tries += 1;
    if (tries === 1) throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
    return db.name;
  });
  expect([answer, tries]).toEqual([name, 2]);
  const hopeless = store.use("read", () => Promise.reject(new DOMException("lost", "UnknownError")));
  await expect(hopeless).rejects.toMatchObject({ code: "storage-failed" });
});

test("storage that is refused is said so and not asked for twice", async () => {
  let tries = 0;
  const refused = make().use("read", () => {
    tries += 1;
    return Promise.reject(new DOMException("The user denied permission to access the database.", "UnknownError"));
  });
  await expect(refused).rejects.toMatchObject({ code: "storage-refused" });
  expect(tries).toBe(1);
});

test("a connection that was closed under us is opened again", async () => {
  const store = make();
  await store.use("open", async (db) => db.close());
  expect(await store.use("count", (db) => db.count("studies"))).toBe(0);
});

test("an older tab that holds the database is named as what blocks", async () => {
  await make().use("open", async () => {});
  await opened[0]?.close();
  await otherPage(databaseVersion);
  const newer = make({ version: databaseVersion + 1 });
  await expect(newer.use("read", async () => {})).rejects.toMatchObject({
    code: "storage-blocked",
    message: expect.stringContaining("close the other tabs"),
  });
  raw[0]?.close();
  expect(await newer.use("read", async (db) => db.version)).toBe(databaseVersion + 1);
});

test("we make way for a newer page, and say that this one is outdated", async () => {
  const onOutdated = vi.fn();
  const store = make({ onOutdated });
  await store.use("open", async () => {});
  await otherPage(99);
  expect(onOutdated).toHaveBeenCalledOnce();
  await expect(store.use("read", async () => {})).rejects.toMatchObject({ code: "storage-outdated" });
});

test("a failed opening is not remembered", async () => {
  const newer = await otherPage(99);
  const store = make();
  await expect(store.use("read", async () => {})).rejects.toMatchObject({ code: "storage-outdated" });
  newer.close();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = resolve;
  });
  expect(await store.use("read", async (db) => db.version)).toBe(databaseVersion);
});

test.each([
  ["QuotaExceededError", "storage-full"],
  ["SecurityError", "storage-refused"],
  ["ConstraintError", "storage-failed"],
])("%s is told as %s", async (platform, code) => {
  const failing = make().use("keep the photographs", () => Promise.reject(new DOMException("no", platform)));
  await expect(failing).rejects.toMatchObject({ code, message: expect.stringMatching(/^keep the photographs: /) });
});

test("the caller's abort passes through", async () => {
  const { signal } = new AbortController();
  const stopped = make().use("read", async () => {
    AbortSignal.abort().throwIfAborted();
    return signal;
  });
  await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
});
