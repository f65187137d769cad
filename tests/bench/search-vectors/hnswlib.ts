/** hnswlib-wasm with its usual graph, M 16 and efConstruction 200, kept in IndexedDB by its own file system. */
import { type Contender, chunkStore, rivals } from "./contender";

interface Graph {
  initIndex(count: number, m: number, efConstruction: number, seed: number): void;
  addPoints(vectors: Float32Array[], labels: number[], replaceDeleted: boolean): void;
  setEfSearch(ef: number): void;
  searchKnn(query: Float32Array, k: number, filter: undefined): { neighbors: number[] };
  writeIndex(file: string): Promise<boolean>;
  readIndex(file: string, count: number): Promise<boolean>;
}
interface Library {
  HierarchicalNSW: new (space: string, dim: number, file: string) => Graph;
  HEAP8: Int8Array;
  EmscriptenFileSystemManager: { checkFileExists(file: string): boolean };
}
interface Loader {
  loadHnswlib(kind: string): Promise<Library>;
  syncFileSystem(action: "read" | "write"): Promise<void>;
}

const links = 16;
const batch = 1000;

export function hnswlib(): Contender {
  let loader: Loader;
  let library: Library;
  let graph: Graph;
  let bytes = 0;
  const fileOf = (key: string) => `${key}.hnsw`;
  const open = async (count: number, dim: number, key: string) => {
    await loader.syncFileSystem("read");
    graph = new library.HierarchicalNSW("ip", dim, "");
    // A row: its vector, its label, its links of the ground layer and their count.
    bytes = count * (dim * 4 + 8 + (2 * links + 1) * 4);
    if (!library.EmscriptenFileSystemManager.checkFileExists(fileOf(key))) return false;
    await graph.readIndex(fileOf(key), count);
    return true;
  };
  return {
    async prepare() {
      loader = (await import(/* @vite-ignore */ `${rivals}/hnswlib-wasm/dist/hnswlib.js`)) as Loader;
      library = await loader.loadHnswlib("IDBFS");
    },
    async build(vectors, dim, key) {
      const count = vectors.length / dim;
      const [earlier] = await chunkStore(`bench-hnswlib-${key}`).getAll();
      if (typeof earlier === "number" && (await open(count, dim, key))) return earlier;
      const began = performance.now();
      graph = new library.HierarchicalNSW("ip", dim, "");
      graph.initIndex(count, links, 200, 100);
      for (let first = 0; first < count; first += batch) {
        const labels = Array.from({ length: Math.min(batch, count - first) }, (_, i) => first + i);
        const points = labels.map((row) => vectors.slice(row * dim, (row + 1) * dim));
        graph.addPoints(points, labels, false);
      }
      const took = performance.now() - began;
      await graph.writeIndex(fileOf(key));
      await loader.syncFileSystem("write");
      await chunkStore(`bench-hnswlib-${key}`).put([took]);
      bytes = count * (dim * 4 + 8 + (2 * links + 1) * 4);
      return took;
    },
    search: (query, k) => graph.searchKnn(query, k, undefined).neighbors,
    setEffort: (ef) => graph.setEfSearch(ef),
    wasmBytes: () => library.HEAP8.byteLength,
    save: async () => bytes,
    async open(count, dim, key) {
      if (!(await open(count, dim, key))) throw new Error(`hnswlib-wasm has kept no ${fileOf(key)}`);
    },
  };
}
