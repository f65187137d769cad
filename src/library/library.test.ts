import { expect, test } from "vitest";
import type { PackEmbedding } from "../domain/pack";
import type { PieceQuery } from "../domain/search";
import type { Specimen } from "../domain/specimen";
import type { PackStore, Vectors } from "../storage/packs";
import type { Passage } from "../storage/schema";
import { openLibrary } from "./library";

const embedder: PackEmbedding = { model: "clip", hash: "a".repeat(64), dim: 2 };
const query: PieceQuery = { text: "", filters: {}, packs: null, lang: "en", offset: 0, limit: 10 };

interface Shelf {
  revision: string;
  embedding?: PackEmbedding;
  specimens: Specimen[];
  passages?: Passage[];
  vectors?: Vectors[];
}

/** As much of a store as the library reads, and what was read of it. */
function storeOf(shelves: Map<string, Shelf>) {
  const reads: string[] = [];
  const manifest = (packId: string, { specimens, passages = [], embedding = embedder }: Shelf) => ({
    id: packId,
    version: "1.0.0",
    title: { en: packId },
    description: { en: packId },
    publisher: "us",
    licence: { data: "CC0-1.0", images: "CC0-1.0" },
    attribution: { data: "us", images: "us" },
    embedding,
    counts: { records: specimens.length, passages: passages.length },
    bytes: 1,
  });
  const store: Partial<PackStore> = {
    list: async () =>
      [...shelves].map(([packId, shelf]) => ({
        packId,
        version: "1.0.0",
        manifest: manifest(packId, shelf),
        installedAt: 0,
        revision: shelf.revision,
      })),
    async records(packId) {
      reads.push(packId);
      return shelves.get(packId)?.specimens ?? [];
    },
    record: async (packId, id) => shelves.get(packId)?.specimens.find((one) => one.id === id),
    passages: async (packId) => shelves.get(packId)?.passages ?? [],
    async *eachVectors(packId) {
      yield* shelves.get(packId)?.vectors ?? [];
    },
    thumb: async () => undefined,
  };
  return { store: store as PackStore, reads };
}

const specimen = (id: string): Specimen => ({
  id,
  name: "碗",
  nameEn: `Bowl ${id}`,
  attributes: { dynasty: null, reign: null, kiln: null, color: null, motif: null, shape: "shape:wan" },
  source: "s",
  view: "front",
});
const vectors = (ids: string[], ...numbers: number[]): Vectors => ({
  ids,
  dim: 2,
  data: Float32Array.from(numbers).buffer,
});
const shelf = (revision: string, ids: string[], ...numbers: number[]): Shelf => ({
  revision,
  specimens: ids.map(specimen),
  vectors: numbers.length === 0 ? [] : [vectors(ids, ...numbers)],
});

test("pieces come page by page, with the total", async () => {
  const { store } = storeOf(new Map([["a", shelf("1", ["x", "y", "z"])]]));
  const library = await openLibrary(store, embedder);
  const page = await library.findPieces({ ...query, offset: 1, limit: 1 }, null);
  expect(page.total).toBe(3);
  expect(page.hits.map(({ recordId }) => recordId)).toEqual(["y"]);
  expect((await library.findPieces({ ...query, offset: 9 }, null)).hits).toEqual([]);
});

test("packs that came, changed or went are noticed, and only they are read", async () => {
  const shelves = new Map([
    ["a", shelf("1", ["x"], 1, 0)],
    ["b", shelf("1", ["y"], 0, 1)],
  ]);
  const { store, reads } = storeOf(shelves);
  const library = await openLibrary(store, embedder);
  shelves.set("a", shelf("2", ["w"], 0, 1));
  shelves.set("c", shelf("1", ["v"], 1, 0));
  shelves.delete("b");
  await Promise.all([library.refresh(), library.refresh()]);
  expect(reads).toEqual(["a", "b", "a", "c"]);
  expect(library.size).toEqual({ pieces: 2, vectors: 2, passages: 0 });
  const { records } = await library.searchImage(Float32Array.of(1, 0), 5);
  expect(records.map(({ recordId }) => recordId)).toEqual(["v", "w"]);
});

test("a pack that is damaged at rest is left out, whole, and the others answer", async () => {
  const damaged = shelf("1", ["x", "y"], 1, 0, Number.NaN, 0);
  const shelves = new Map([
    ["a", damaged],
    ["b", shelf("1", ["z"], 0, 1)],
  ]);
  const { store, reads } = storeOf(shelves);
  const library = await openLibrary(store, embedder);
  expect(library.size).toEqual({ pieces: 1, vectors: 1, passages: 0 });
  await library.refresh();
  expect(reads, "it is not read again and again").toEqual(["a", "b"]);
  shelves.set("a", shelf("2", ["x"], 1, 0));
  await library.refresh();
  expect(library.size).toEqual({ pieces: 2, vectors: 2, passages: 0 });
});

test("a store that fails is said so, and read again the next time", async () => {
  const shelves = new Map([["a", shelf("1", ["x"], 1, 0)]]);
  const { store } = storeOf(shelves);
  const library = await openLibrary(store, embedder);
  shelves.set("b", shelf("1", ["y"], 0, 1));
  const { passages } = store;
  store.passages = () => Promise.reject(new Error("the database is closing"));
  await expect(library.refresh()).rejects.toThrow("closing");
  store.passages = passages;
  await library.refresh();
  expect(library.size).toEqual({ pieces: 2, vectors: 2, passages: 0 });
});

test("vectors of other weights are not searched, the labels are", async () => {
  const other = { ...shelf("1", ["x"], 1, 0), embedding: { ...embedder, hash: "b".repeat(64) } };
  const library = await openLibrary(storeOf(new Map([["a", other]])).store, embedder);
  expect(library.size).toEqual({ pieces: 1, vectors: 0, passages: 0 });
  expect(library.foreign).toEqual(["a"]);
  expect((await library.findPieces({ ...query, text: "bowl" }, null)).total).toBe(1);
  expect(await library.similarPieces("a", "x", 3)).toEqual([]);
  await expect(library.similarPieces("a", "nowhere", 3)).rejects.toMatchObject({ code: "record-missing" });
});

test("a record that is gone since is left out of what is found", async () => {
  const shelves = new Map([["a", shelf("1", ["x", "y"], 1, 0, 0, 1)]]);
  const library = await openLibrary(storeOf(shelves).store, embedder);
  shelves.get("a")?.specimens.shift();
  expect((await library.findPieces(query, null)).hits.map(({ recordId }) => recordId)).toEqual(["y"]);
});
