import { expect, test } from "vitest";
import { forgetShared, keepShared, SHARE_FIELD, sharedFiles } from "./shared-files";

/** Caches in memory, as far as they are used. */
function memory(room = Infinity): CacheStorage {
  const caches = new Map<string, Map<string, Response>>();
  const storage = {
    has: async (name: string) => caches.has(name),
    delete: async (name: string) => caches.delete(name),
    async open(name: string) {
      const kept = caches.get(name) ?? new Map<string, Response>();
      caches.set(name, kept);
      return {
        async put(key: string, response: Response) {
          if (kept.size >= room) throw new DOMException("full", "QuotaExceededError");
          kept.set(key, response);
        },
        keys: async () => [...kept.keys()],
        match: async (key: string) => kept.get(key)?.clone(),
      };
    },
  };
  return storage as unknown as CacheStorage;
}

function form(...files: File[]): FormData {
  const posted = new FormData();
  posted.set("title", "A vase");
  for (const file of files) posted.append(SHARE_FIELD, file);
  return posted;
}
const file = (name: string, text = "x") => new File([text], name, { type: "image/png" });

test("files are kept in order, with any name, until they are taken; words beside them are nothing to keep", async () => {
  const storage = memory();
  const name = `茶碗 "<b>%2F.png`;
  await keepShared(form(file(name, "first"), file("b.png"), file("empty.png", "")), storage);
  await keepShared(form(file("c.png")), storage);
  const kept = await sharedFiles(storage);
  expect(kept.map((each) => each.name)).toEqual([name, "b.png", "c.png"]);
  expect([kept[0]?.blob.type, await kept[0]?.blob.text()]).toEqual(["image/png", "first"]);
  await forgetShared(storage);
  expect(await sharedFiles(storage)).toEqual([]);
});

test("a share without files leaves nothing behind, and one without room is refused", async () => {
  const storage = memory(1);
  await keepShared(form(), storage);
  expect(await storage.has("ciqi-shared")).toBe(false);
  await expect(keepShared(form(file("a.png"), file("b.png")), storage)).rejects.toThrow("full");
});
