import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { clearTables, rowCounts } from "../../../tests/fixtures/database";
import { AppError } from "../../base/errors";
import type { SetSummary } from "../../domain/bench";
import type { ImportFile } from "../../domain/import";
import { benchSetStore } from "../../storage/bench-sets";
import { database } from "../../storage/open";
import { benchSetHandlers } from "./bench-sets";
import { readSet } from "./bench-sets-read";
import { studioSet } from "./bench-sets-studio";

const db = database({ name: "ciqi-test-bench-sets" });
const sets = benchSetStore(db);
const handlers = benchSetHandlers({ sets });
const fixtures = "/tests/fixtures/bench-sets/";
const context = (signal = new AbortController().signal) => ({ signal, emit: vi.fn() });

const file = async (path: string): Promise<ImportFile> => ({
  path,
  blob: await (await fetch(`${fixtures}${path}`)).blob(),
});
const files = (...paths: string[]) => Promise.all(paths.map(file));
const listed = async () => (await handlers.sets({}, { ...context(), emit: vi.fn<never>() })).sets;
const counts = async () => {
  const { benchSets, benchRows, benchImages } = await rowCounts(db);
  return [benchSets, benchRows, benchImages];
};

beforeEach(() => clearTables(db));
afterEach(() => vi.restoreAllMocks());
afterAll(() => db.close());

test("a set is read, listed, asked for its rows and pictures, and removed with its runs", async () => {
  const names = ["deep/c", "deeper/c", "deep/d", "a", "b"].map((name) => `images/${name}.png`);
  const given = await files("pictures.jsonl", ...names);
  const seen = context();
  const { set } = await handlers["read-set"]({ files: given }, seen);
  expect(set).toMatchObject({ name: "pictures.jsonl", rows: 4, refused: 7, kind: "other" });
  expect(seen.emit).toHaveBeenLastCalledWith({ done: 12, total: 12 });
  expect(await listed()).toEqual([set]);
  const rows = await sets.rows(set.id);
  expect(rows.map(({ id }) => id)).toEqual(["by path", "by name", "by name again", "b after all"]);
  expect(await counts()).toEqual([1, 4, 4]); // a.png is named by no row that could be asked
  const [image] = await sets.images(set.id, ["images/b.png"]);
  expect(image).toMatchObject({ type: "image/png" });
  expect(image?.data.byteLength).toBe((await file("images/b.png")).blob.size);
  await expect(sets.images(set.id, ["images/a.png"])).rejects.toMatchObject({ code: "bench-image-missing" });

  await db.use("make runs", async (connection) => {
    const run = { id: "r1", set, name: "r1" } as never;
    await connection.put("benchRuns", run);
    await connection.put("benchRuns", { id: "r2", set: { ...set, id: "another" }, name: "r2" } as never);
    await connection.put("benchResults", { runId: "r1", seq: 0 } as never);
    await connection.put("benchResults", { runId: "r2", seq: 0 } as never);
    await connection.put("benchTraces", { runId: "r1", seq: 0, trace: [] });
  });
  await handlers["remove-set"]({ setId: set.id }, { ...context(), emit: vi.fn<never>() });
  expect(await counts()).toEqual([0, 0, 0]);
  expect(await rowCounts(db)).toMatchObject({ benchRuns: 1, benchResults: 1, benchTraces: 0 });
});

test("a picture whose end is missing is tried by the decoder, and told of with its line", async () => {
  const jpeg = await (await fetch("/samples/black-bowl.jpg")).blob();
  const question = { id: "x", question: "?", options: ["x", "y"], answer: "A", type: "kiln" };
  const rows = ["whole.jpg", "cut.jpg", "no-end.jpg"].map((path) =>
    JSON.stringify({ ...question, id: path, images: path }),
  );
  const given = [
    { path: "test.jsonl", blob: new Blob([rows.join("\n")]) },
    { path: "whole.jpg", blob: jpeg },
    { path: "cut.jpg", blob: jpeg.slice(0, jpeg.size / 2) },
    { path: "no-end.jpg", blob: jpeg.slice(0, jpeg.size - 2) },
  ];
  const { set } = await handlers["read-set"]({ files: given }, context());
  const told = set.problems.map(({ line, code }) => [line, code]);
  // Chromium shows nothing of either; a browser that does show the last keeps its row.
  expect(told).toEqual([
    [2, "picture-unreadable"],
    [3, "picture-unreadable"],
  ]);
});

test("no room: the error says so and nothing of the set is left", async () => {
  const given = await files("plain.jsonl", "images/a.png");
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...values) {
    if (this.name === "benchImages") throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, values);
  });
  await expect(handlers["read-set"]({ files: given }, context())).rejects.toMatchObject({ code: "storage-full" });
  expect(await counts()).toEqual([0, 0, 0]);
});

test("what a killed tab has left of a set is swept, and what another tab is writing stays", async () => {
  const { set } = await handlers["read-set"]({ files: await files("plain.jsonl", "images/a.png") }, context());
  const row = (await sets.rows(set.id))[0];
  if (row === undefined) throw new Error("no row");
  await db.use("leave a row", (connection) => connection.put("benchRows", { setId: "killed", seq: 0, row }));
  const writing = await sets.begin();
  await writing.add([row], [{ path: "p", type: "image/png", data: new ArrayBuffer(1) }]);
  await sets.sweep();
  expect(await counts()).toEqual([1, 8, 2]);
  expect(await sets.rows("killed")).toEqual([]);
  await writing.discard();
  expect(await counts()).toEqual([1, 7, 1]);
});

test("a reading that is stopped leaves nothing", async () => {
  const stop = new AbortController();
  const given = await files("plain.jsonl", "images/a.png");
  const emit = () => stop.abort();
  await expect(handlers["read-set"]({ files: given }, { signal: stop.signal, emit })).rejects.toThrow(
    expect.objectContaining({ name: "AbortError" }),
  );
  expect(await counts()).toEqual([0, 0, 0]);
});

const studio = (folder = `${fixtures}studio/`): Promise<SetSummary> =>
  studioSet({ store: sets, signal: new AbortController().signal, onProgress: () => {}, folder });

test("the studio's set is fetched once; after that it is there without a network", async () => {
  const set = await studio();
  expect(set).toMatchObject({ name: "Studio bench", kind: "studio", rows: 3, specimens: 2, problems: [] });
  const fetched = vi.spyOn(globalThis, "fetch");
  expect(await studio()).toEqual(set);
  expect(fetched).toHaveBeenCalledTimes(1); // the manifest, to know whether it is still the same
  fetched.mockRejectedValue(new TypeError("Failed to fetch"));
  expect(await studio()).toEqual(set);
  expect(await counts()).toEqual([1, 3, 2]);
  // The same files added by hand are the same set.
  vi.restoreAllMocks();
  const given = await files("studio/test.jsonl", "studio/images/a.png", "studio/images/b.png");
  expect(await readSet({ files: given, store: sets, signal: new AbortController().signal, onProgress() {} })).toEqual(
    set,
  );
});

test("the studio's set out of reach, or with other bytes than its manifest names, is refused in words", async () => {
  await expect(studio("/bench/nowhere/")).rejects.toMatchObject({ code: "set-missing" });
  const real = fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, options) => {
    const response = await real(url, options);
    if (!String(url).endsWith("b.png")) return response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return new Response(bytes.fill(7, -1));
  });
  const failure: unknown = await studio().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AppError);
  expect(failure).toMatchObject({
    code: "set-damaged",
    message: expect.stringContaining("images/b.png: found other bytes"),
  });
  expect(await counts()).toEqual([0, 0, 0]);
});
