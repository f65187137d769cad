import { afterAll, beforeEach, expect, test } from "vitest";
import { database } from "../../storage/open";
import { packStore } from "../../storage/packs";
import { openLibrary } from "../library";
import { installEmbedded } from "./install-embedded";
import { installPack } from "./install";

const db = database({ name: "ciqi-test-install" });
const packs = packStore(db);
const signal = new AbortController().signal;
const embedder = (model: string) => ({ model, hash: "0".repeat(64), dim: 2 });
const encode = (text: string) => new TextEncoder().encode(text);

const record = (id: string, start: number, vectors = 1) => ({
  id,
  name: "青花碗",
  nameEn: "Bowl",
  attributes: { dynasty: "dyn:ming", reign: null, kiln: null, color: "glaze:qinghua", motif: null, shape: "shape:wan" },
  source: "test",
  view: "front",
  vectors,
  thumb: { type: "image/jpeg", start, bytes: 3 },
});
const passage = { id: "p", term: null, lang: "en", text: "A note on bowls.", source: "test" };

/** The files of a pack of two records (the first with two views) and one passage. */
async function files(changes: { version?: string; records?: string; vectors?: number[]; manifest?: object } = {}) {
  const { version = "1", manifest = {} } = changes;
  const records = changes.records ?? `${JSON.stringify(record("a", 0, 2))}\n${JSON.stringify(record("b", 3))}\n`;
  const parts = new Map<string, Uint8Array<ArrayBuffer>>([
    ["records.jsonl", encode(records)],
    ["passages.jsonl", encode(`${JSON.stringify(passage)}\n`)],
    ["vectors.f32", new Uint8Array(new Float32Array(changes.vectors ?? [1, 0, 0, 1, -1, 0]).buffer)],
    ["thumbs.bin", encode("onetwo")],
  ]);
  const listed = await Promise.all(
    [...parts].map(async ([path, bytes]) => {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      return { path, bytes: bytes.length, sha256 };
    }),
  );
  const about = {
    schemaVersion: 1,
    id: "test",
    version,
    title: { en: "Test", zh: "试" },
    licence: "CC0-1.0",
    attribution: "us",
    embedding: { model: "clip", dim: 2 },
    counts: { records: 2, passages: 1 },
    parts: listed,
    ...manifest,
  };
  return new Map([...parts, ["manifest.json", encode(JSON.stringify(about))]]);
}
const serving =
  (held: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, asked: string[] = []) =>
  async (path: string) => {
    asked.push(path);
    const bytes = held.get(path);
    if (bytes === undefined) throw new Error("404");
    return bytes.slice().buffer;
  };
const install = (held: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, asked: string[] = []) =>
  installPack({ packId: "test", fetchPart: serving(held, asked), packs, signal });

beforeEach(() =>
  db.use("clear", async (connection) => {
    for (const table of connection.objectStoreNames) await connection.clear(table);
  }),
);
afterAll(() => db.close());

test("a pack is installed and searched: pictures, passages, thumbnails", async () => {
  await install(await files());
  const library = await openLibrary(packs, embedder("clip"));
  expect(library.size).toEqual({ pieces: 2, vectors: 3, passages: 1 });
  const { records: found } = await library.searchImage(new Float32Array([0, 1]), 5);
  expect(found.map(({ recordId, score }) => [recordId, Math.round(score)])).toEqual([
    ["a", 1],
    ["b", 0],
  ]);
  expect(found[0]?.specimen.attributes.shape).toBe("shape:wan");
  expect(await found[1]?.thumb?.text()).toBe("two");
  expect(library.searchText("bowls", { limit: 3, lang: "en" }).map(({ passage: one }) => one.id)).toEqual(["p"]);
});

test("the same version is not fetched again; a new one takes its place and the open library follows", async () => {
  await install(await files());
  const library = await openLibrary(packs, embedder("clip"));
  const asked: string[] = [];
  await install(await files(), asked);
  expect(asked).toEqual(["manifest.json"]);
  const one = { version: "2", records: `${JSON.stringify(record("c", 0))}\n`, vectors: [0, 1] };
  await install(await files({ ...one, manifest: { counts: { records: 1, passages: 1 } } }));
  await library.refresh();
  expect((await library.searchImage(new Float32Array([0, 1]), 5)).records.map(({ recordId }) => recordId)).toEqual([
    "c",
  ]);
});

test("vectors of another embedder are left alone", async () => {
  await install(await files());
  const library = await openLibrary(packs, embedder("other"));
  expect(library.size).toEqual({ pieces: 2, vectors: 0, passages: 1 });
  expect(library.foreign).toEqual(["test"]);
  expect(await library.searchImage(new Float32Array([0, 1]), 5)).toEqual({ records: [], match: false });
});

test("a flipped byte, a cut file and files that do not fit are refused, and what was there stays", async () => {
  await install(await files());
  const flipped = await files({ version: "2" });
  flipped.get("vectors.f32")?.set([1], 0);
  await expect(install(flipped)).rejects.toMatchObject({ code: "pack-corrupt" });
  const cut = await files({ version: "3" });
  cut.set("thumbs.bin", encode("one"));
  await expect(install(cut)).rejects.toMatchObject({ code: "pack-corrupt" });
  const missing = await files({ version: "4" });
  missing.delete("records.jsonl");
  await expect(install(missing)).rejects.toMatchObject({ code: "pack-missing" });
  await expect(install(await files({ version: "5", vectors: [1, 0] }))).rejects.toMatchObject({
    code: "pack-inconsistent",
  });
  await expect(install(await files({ version: "6", records: "{}\n" }))).rejects.toMatchObject({ code: "bad-shape" });
  await expect(install(await files({ version: "7", manifest: { schemaVersion: 9 } }))).rejects.toMatchObject({
    code: "bad-shape",
  });
  expect((await packs.get("test"))?.version).toBe("1");
  expect(await packs.records("test")).toHaveLength(2);
});

test("an abort in the middle leaves nothing of it", async () => {
  const held = await files();
  const controller = new AbortController();
  const fetchPart = async (path: string) => {
    if (path === "thumbs.bin") controller.abort();
    return serving(held)(path);
  };
  const stopped = installPack({ packId: "test", fetchPart, packs, signal: controller.signal });
  await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
  expect(await packs.list()).toEqual([]);
});

test("without a network an installed library is enough, and none at all is said in one sentence", async () => {
  const offline = () => async () => {
    throw new TypeError("Failed to fetch");
  };
  const request = { packIds: ["test"], packs, signal };
  await expect(installEmbedded({ ...request, partOf: offline })).rejects.toMatchObject({ code: "library-missing" });
  const held = await files();
  await installEmbedded({ ...request, partOf: () => serving(held) });
  await installEmbedded({ ...request, partOf: offline });
  expect(await packs.list()).toHaveLength(1);
});
