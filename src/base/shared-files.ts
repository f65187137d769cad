/**
 * Files that another app shares with this one: the service worker keeps what the system posts until a page takes it. Nothing
 * of it is sent anywhere. https://w3c.github.io/web-share-target/
 */

/** Where the system posts to, and the field of the form: as the manifest says. */
export const SHARE_PATH = "/share";
export const SHARE_FIELD = "photos";
const cacheName = "ciqi-shared";
const nameHeader = "X-File-Name";

export interface SharedFile {
  name: string;
  blob: Blob;
}

/** Keeps the files of a posted form, behind those that no page has taken yet. Rejects when there is no room. */
export async function keepShared(form: FormData, storage: CacheStorage): Promise<void> {
  const files = form.getAll(SHARE_FIELD).filter((entry): entry is File => entry instanceof File && entry.size > 0);
  if (files.length === 0) return;
  const cache = await storage.open(cacheName);
  for (const file of files) {
    const headers = { [nameHeader]: encodeURIComponent(file.name), "Content-Type": file.type };
    await cache.put(`${SHARE_PATH}/${crypto.randomUUID()}`, new Response(file, { headers }));
  }
}

/** What has been shared, oldest first, until `forgetShared`. */
export async function sharedFiles(storage: CacheStorage): Promise<SharedFile[]> {
  if (!(await storage.has(cacheName))) return [];
  const cache = await storage.open(cacheName);
  const files: SharedFile[] = [];
  for (const key of await cache.keys()) {
    const kept = await cache.match(key);
    if (kept === undefined) continue;
    files.push({ name: decodeURIComponent(kept.headers.get(nameHeader) ?? ""), blob: await kept.blob() });
  }
  return files;
}

export async function forgetShared(storage: CacheStorage): Promise<void> {
  await storage.delete(cacheName);
}
