/** Orama's vector search, as its documents say: a `vector[n]` field, similarity cut off, saved by its own `save`. */
import { type Contender, chunkStore, rivals } from "./contender";

interface Orama {
  create(options: unknown): unknown;
  insertMultiple(database: unknown, documents: unknown[], batch?: number): Promise<unknown>;
  searchVector(database: unknown, query: unknown): Promise<{ hits: { id: string }[] }>;
  save(database: unknown): unknown;
  load(database: unknown, raw: unknown): void;
}

const store = chunkStore("bench-orama");

/** Bytes stored by this origin: Orama's rows at this size are too many for one JSON string to be measured by. */
const usage = async () => (await navigator.storage.estimate()).usage ?? 0;

export function orama(): Contender {
  let library: Orama;
  let database: unknown;
  const create = (dim: number) => {
    database = library.create({ schema: { id: "string", vector: `vector[${dim}]` } as const });
  };
  return {
    async prepare() {
      library = (await import(/* @vite-ignore */ `${rivals}/@orama/orama/dist/browser/index.js`)) as Orama;
    },
    async build(vectors, dim) {
      create(dim);
      const batch = 1000;
      for (let first = 0; first * dim < vectors.length; first += batch) {
        const documents: { id: string; vector: number[] }[] = [];
        for (let row = first; row < first + batch && row * dim < vectors.length; row++) {
          documents.push({ id: String(row), vector: Array.from(vectors.subarray(row * dim, (row + 1) * dim)) });
        }
        await library.insertMultiple(database, documents, batch);
      }
    },
    async search(query, k) {
      const vector = { value: Array.from(query), property: "vector" };
      const { hits } = await library.searchVector(database, { vector, similarity: 0, limit: k, includeVectors: false });
      return hits.map(({ id }) => Number(id));
    },
    wasmBytes: () => 0,
    async save() {
      await store.put([]); // what an earlier run left
      const before = await usage();
      await store.put([library.save(database)]);
      await new Promise((resolve) => setTimeout(resolve, 3000)); // until the browser has counted
      return (await usage()) - before;
    },
    async open(_count, dim) {
      create(dim);
      const [raw] = await store.getAll();
      library.load(database, raw);
    },
  };
}
