/** What every search is asked in the bench, each in a worker of its own. Types only. */

export interface Contender {
  /**
   * Rows are the vectors' numbers. `key` names the data: what was built and kept on an earlier run may be taken, then the
   * milliseconds it took are returned.
   */
  build(vectors: Float32Array<ArrayBuffer>, dim: number, key: string): Promise<number | void>;
  /** The rows of the `k` nearest. */
  search(query: Float32Array, k: number): Promise<number[]> | number[];
  /** Loads code, which is not timed. */
  prepare?(): Promise<void>;
  /** Bytes of its wasm memories. */
  wasmBytes(): number;
  /** Stores what `open` needs, in IndexedDB, and says how many bytes that is. */
  save(): Promise<number>;
  /** From IndexedDB, in a worker that has built nothing, to where it can be searched. */
  open(count: number, dim: number, key: string): Promise<void>;
  /** The knob that trades speed for recall, if there is one. */
  setEffort?(effort: number): void;
}

/** Where the rivals' files are served: scripts/rivals.mjs puts them there. */
export const rivals = "/.cache/rivals/node_modules";

/** Object stores of one table of chunks, for contenders that bring no storage of their own. */
export function chunkStore(name: string) {
  const open = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("chunks");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error(`open ${name}`));
    });
  return {
    async put(chunks: readonly unknown[]): Promise<void> {
      const database = await open();
      const transaction = database.transaction("chunks", "readwrite");
      transaction.objectStore("chunks").clear();
      for (const [at, chunk] of chunks.entries()) transaction.objectStore("chunks").put(chunk, at);
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error ?? new Error(`write ${name}`));
      });
      database.close();
    },
    async getAll(): Promise<unknown[]> {
      const database = await open();
      const request = database.transaction("chunks").objectStore("chunks").getAll();
      const found = await new Promise<unknown[]>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error(`read ${name}`));
      });
      database.close();
      return found;
    },
  };
}
