/**
 * Verified bytes at rest in OPFS, named by their SHA-256. A file counts only when its marker, written last, says how
 * long it is: a killed tab leaves a torn file without one. Writes in workers only: a page has no sync handles. Knows
 * nothing of models.
 */

export interface ByteStore {
  /** The bytes, or null when there are none that were written to their end. Never rejects. */
  read(name: string): Promise<Uint8Array | null>;
  /** False when the browser refused (quota, private window, a page): nothing is left behind. Never rejects. */
  write(name: string, bytes: Uint8Array): Promise<boolean>;
  /** Never rejects; no harm when absent. */
  remove(name: string): Promise<void>;
  /** Removes all but these. Never rejects. */
  keepOnly(names: readonly string[]): Promise<void>;
}

/** Keeps nothing: for browsers without OPFS, and for tests. */
export const noStore: ByteStore = {
  read: () => Promise.resolve(null),
  write: () => Promise.resolve(false),
  remove: () => Promise.resolve(),
  keepOnly: () => Promise.resolve(),
};

/** The store in the OPFS folder `path` (names joined by slashes), or `noStore` where the browser has no OPFS. */
export async function openByteStore(path: string): Promise<ByteStore> {
  try {
    let folder = await navigator.storage.getDirectory();
    for (const name of path.split("/")) folder = await folder.getDirectoryHandle(name, { create: true });
    return opfsStore(folder);
  } catch {
    return noStore;
  }
}

const markerOf = (name: string) => `${name}.ok`;

function opfsStore(folder: FileSystemDirectoryHandle): ByteStore {
  const remove = async (name: string) => {
    for (const entry of [markerOf(name), name]) {
      await folder.removeEntry(entry).catch(() => undefined);
    }
  };
  return {
    remove,
    async keepOnly(names) {
      const kept = new Set(names.flatMap((name) => [name, markerOf(name)]));
      try {
        for await (const name of folder.keys()) if (!kept.has(name)) await folder.removeEntry(name);
      } catch {
        // In use by another tab: the next call removes it.
      }
    },
    async read(name) {
      try {
        const marker = await (await folder.getFileHandle(markerOf(name))).getFile();
        const file = await (await folder.getFileHandle(name)).getFile();
        if ((await marker.text()) !== String(file.size)) return null;
        return new Uint8Array(await file.arrayBuffer());
      } catch {
        return null;
      }
    },
    async write(name, bytes) {
      try {
        await remove(name);
        await writeWhole(await folder.getFileHandle(name, { create: true }), bytes);
        const marker = await folder.getFileHandle(markerOf(name), { create: true });
        await writeWhole(marker, new TextEncoder().encode(String(bytes.length)));
        return true;
      } catch {
        await remove(name);
        return false;
      }
    },
  };
}

/** Over quota neither a short `write()` nor a `truncate()` throws: the count and the size are checked instead. */
async function writeWhole(file: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const handle = await file.createSyncAccessHandle();
  try {
    handle.truncate(0);
    const written = handle.write(bytes as Uint8Array<ArrayBuffer>, { at: 0 });
    handle.flush();
    if (written !== bytes.length || handle.getSize() !== bytes.length) throw new Error("short write");
  } finally {
    handle.close();
  }
}
