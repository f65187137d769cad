import { afterAll, beforeEach, expect, test } from "vitest";
import { clearTables, rowCounts } from "../../../tests/fixtures/database";
import { type Bytes, embedding, filesIn, jpeg, type PackChanges, packFixture } from "../../../tests/fixtures/pack";
import { database } from "../../storage/open";
import { packStore } from "../../storage/packs";
import { openLibrary } from "../library";
import { exportPack } from "./export";
import { installEmbedded } from "./install-embedded";
import { installPack } from "./install";
import { zippedFiles } from "./zipped-files";

const db = database({ name: "ciqi-test-install" });
const packs = packStore(db);
const signal = new AbortController().signal;

const install = (held: ReadonlyMap<string, Bytes>, asked: string[] = []) =>
  installPack({ files: filesIn(held, asked), packs, signal });
const installed = async (changes: PackChanges = {}) => install(await packFixture(changes));
const rowsLeft = () => rowCounts(db);

beforeEach(() => clearTables(db));
afterAll(() => db.close());

test("a pack is installed and searched: pictures, passages, thumbnails", async () => {
  await installed();
  const library = await openLibrary(packs, embedding);
  expect(library.size).toEqual({ pieces: 3, vectors: 3, passages: 1 });
  const { records: found } = await library.searchImage(new Float32Array([0, 1]), 5);
  expect(found.map(({ recordId, score }) => [recordId, Math.round(score)])).toEqual([
    ["a", 1],
    ["b", 0],
  ]);
  expect(found[0]?.specimen.attributes.shape).toBe("shape:wan");
  expect(found[1]?.specimen).toMatchObject({ description: "A <b>bowl</b>.", credit: "Us" });
  expect(new Uint8Array(await (found[1]?.thumb ?? new Blob()).arrayBuffer())).toEqual(jpeg("two"));
  expect(library.searchText("bowls", { limit: 3, lang: "en" }).map(({ passage: one }) => one.id)).toEqual(["p"]);
});

test("the same version is not fetched again; a new one takes its place and the open library follows", async () => {
  await installed();
  const library = await openLibrary(packs, embedding);
  const asked: string[] = [];
  await install(await packFixture(), asked);
  expect(asked).toEqual(["manifest.json"]);
  const records = [{ id: "d", vectors: [[0, 1]], thumb: null }];
  expect((await installed({ version: "1.0.1", records })).before?.version).toBe("1.0.0");
  await library.refresh();
  expect((await library.searchImage(new Float32Array([0, 1]), 5)).records.map(({ recordId }) => recordId)).toEqual([
    "d",
  ]);
  expect(await rowsLeft()).toMatchObject({ packs: 1, records: 1, vectors: 1, thumbs: 0, passages: 1 });
});

test("vectors of another embedder are left alone", async () => {
  await installed();
  const library = await openLibrary(packs, { ...embedding, model: "other" });
  expect(library.size).toEqual({ pieces: 3, vectors: 0, passages: 1 });
  expect(library.foreign).toEqual(["test"]);
  expect(await library.searchImage(new Float32Array([0, 1]), 5)).toEqual({ records: [], match: false });
});

test("a pack that turns out damaged at its very end leaves what was there, and no row of its own", async () => {
  await installed();
  const held = await packFixture({ version: "2.0.0" });
  held.get("thumbs.bin")?.set([1], 5); // the picture still looks like one
  await expect(install(held)).rejects.toMatchObject({
    code: "pack-damaged",
    message: expect.stringContaining("thumbs.bin: found bytes with the SHA-256"),
  });
  expect((await packs.get("test"))?.version).toBe("1.0.0");
  expect(await rowsLeft()).toMatchObject({ packs: 1, records: 3, vectors: 1, thumbs: 2, passages: 1 });
});

test("an abort in the middle leaves nothing of it", async () => {
  const held = await packFixture();
  const controller = new AbortController();
  const files = filesIn(held);
  const stopped = installPack({
    files: {
      ...files,
      chunks(path, own) {
        if (path === "passages.jsonl") controller.abort();
        return files.chunks(path, own);
      },
    },
    packs,
    signal: controller.signal,
  });
  await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
  expect(await rowsLeft()).toMatchObject({ packs: 0, records: 0, thumbs: 0 });
});

test("what is exported installs as the same pack, and exports as the same bytes", async () => {
  await installed();
  const before = await contents();
  const { name, blob } = await exportPack({ packId: "test", packs, signal });
  expect(name).toBe("test-1.0.0.ciqi");
  await packs.remove("test");
  await installPack({ files: await zippedFiles(name, blob, signal), packs, signal });
  expect(await contents()).toEqual(before);
  const again = await exportPack({ packId: "test", packs, signal });
  expect(new Uint8Array(await again.blob.arrayBuffer())).toEqual(new Uint8Array(await blob.arrayBuffer()));
});

test("views of one record that lie apart in the store stand together in the file", async () => {
  await installed({ id: "other" });
  const specimens = await packs.records("other");
  const manifest = Object.assign({}, (await packs.get("other"))?.manifest, { id: "test" });
  const installation = await packs.begin({ packId: "test", version: "1.0.0", manifest });
  await installation.add({ records: specimens });
  const rows = [1, 0, -1, 0, 0, 1];
  await installation.add({
    vectors: [{ chunk: 0, ids: ["a", "b", "a"], dim: 2, data: new Float32Array(rows).buffer }],
  });
  await installation.commit();
  const { blob } = await exportPack({ packId: "test", packs, signal });
  await packs.remove("test");
  await installPack({ files: await zippedFiles("test", blob, signal), packs, signal });
  const [chunk] = await packs.vectors("test");
  expect(chunk?.ids).toEqual(["a", "a", "b"]);
  expect([...new Float32Array(chunk?.data ?? new ArrayBuffer())]).toEqual([1, 0, 0, 1, -1, 0]);
});

test("fifty packs are installed, listed and gone again", async () => {
  for (let i = 0; i < 50; i += 1) await installed({ id: `pack-${i}` });
  expect((await packs.list()).map(({ packId }) => packId)).toEqual(Array.from({ length: 50 }, (_, i) => `pack-${i}`));
  expect((await openLibrary(packs, embedding)).size).toEqual({ pieces: 150, vectors: 150, passages: 50 });
  await Promise.all((await packs.list()).map(({ packId }) => packs.remove(packId)));
  expect(Object.values(await rowsLeft()).reduce((sum, rows) => sum + rows, 0)).toBe(0);
});

test("without a network an installed library is enough, and none at all is said in one sentence", async () => {
  const offline = () => filesIn(new Map());
  const request = { packIds: ["test"], packs, signal };
  await expect(installEmbedded({ ...request, filesOf: offline })).rejects.toMatchObject({ code: "library-missing" });
  const held = await packFixture();
  await installEmbedded({ ...request, filesOf: () => filesIn(held) });
  await installEmbedded({ ...request, filesOf: offline });
  expect(await packs.list()).toHaveLength(1);
});

/** Everything of the pack that can be read. */
async function contents() {
  const pieces = await packs.pieces("test", await packs.recordIds("test"));
  const shown = pieces.map(async ({ specimen, thumb }) => ({
    specimen,
    type: thumb?.type,
    thumb: thumb && [...new Uint8Array(thumb.data)],
  }));
  const vectors = (await packs.vectors("test")).map(({ ids, dim, data }) => [ids, dim, ...new Float32Array(data)]);
  return {
    manifest: (await packs.get("test"))?.manifest,
    pieces: await Promise.all(shown),
    vectors,
    passages: await packs.passages("test"),
  };
}
