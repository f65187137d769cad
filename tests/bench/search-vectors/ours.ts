/** Our index over our store: installed as a pack, opened as the engine opens it. */
import { type VectorIndex, openVectorIndex } from "../../../src/library/vector-index";
import { database } from "../../../src/storage/open";
import { packStore } from "../../../src/storage/packs";
import type { Contender } from "./contender";

const name = "ciqi-bench-vectors";
const packId = "bench";
const chunkRows = 4096;

/** Ids as long as a museum's own, so that their memory counts. */
const idOf = (row: number) => `record-${String(row).padStart(24, "0")}`;

export function ours(): Contender {
  let index: VectorIndex | undefined;
  let built: Float32Array<ArrayBuffer> | undefined;
  const opened = () => index ?? raise();
  const chunks = function* (vectors: Float32Array<ArrayBuffer>, dim: number) {
    for (let first = 0; first * dim < vectors.length; first += chunkRows) {
      const part = vectors.slice(first * dim, (first + chunkRows) * dim);
      yield { ids: Array.from({ length: part.length / dim }, (_, i) => idOf(first + i)), part };
    }
  };
  return {
    async build(vectors, dim) {
      built = vectors;
      index = await openVectorIndex(dim);
      for (const { ids, part } of chunks(vectors, dim)) index.add(packId, ids, part);
    },
    search: (query, k) =>
      opened()
        .search(query, { limit: k })
        .hits.map(({ recordId }) => Number(recordId.slice(7))),
    wasmBytes: () => opened().bytes,
    async save() {
      const { dim } = opened();
      const store = packStore(database({ name }));
      await store.remove(packId);
      const installation = await store.begin({ packId, version: "1", manifest: null });
      let chunk = 0;
      let bytes = 0;
      for (const { ids, part } of chunks(built ?? raise(), dim)) {
        await installation.add({ vectors: [{ chunk: chunk++, ids, dim, data: part.buffer }] });
        bytes += part.byteLength + ids.reduce((sum, id) => sum + id.length, 0);
      }
      await installation.commit();
      built = undefined;
      return bytes;
    },
    async open(_count, dim) {
      const store = packStore(database({ name }));
      index = await openVectorIndex(dim);
      for await (const { ids, data } of store.eachVectors(packId)) index.add(packId, ids, new Float32Array(data));
    },
  };
}

function raise(): never {
  throw new Error("the contender has not been built");
}
