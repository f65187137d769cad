import { expect, test, vi } from "vitest";
import { createCovers } from "./covers";

const { signal } = new AbortController();

test("a photograph is made small once, one at a time, however often it is asked for", async () => {
  let at = 0;
  let most = 0;
  const cover = vi.fn(async (id: string) => (id === "gone" ? null : new Blob([id])));
  const shrink = async () => {
    at += 1;
    most = Math.max(most, at);
    await Promise.resolve();
    at -= 1;
    return new Blob(["small"]);
  };
  const covers = createCovers({ cover }, shrink);
  const asked = ["a", "b", "a", "gone"].map((id) => covers.cover(id, signal));
  expect((await Promise.all(asked)).map((blob) => blob?.size)).toEqual([5, 5, 5, undefined]);
  expect((await covers.cover("a", signal))?.size).toBe(5);
  expect([most, cover.mock.calls.flat()]).toEqual([1, ["a", "b", "gone"]]);
});

test("a card that has gone out of sight before its turn costs nothing", async () => {
  const cover = vi.fn(async (id: string) => new Blob([id]));
  const covers = createCovers({ cover }, async (photo) => photo);
  const gone = new AbortController();
  const first = covers.cover("a", signal);
  const second = covers.cover("b", gone.signal);
  gone.abort();
  await first;
  await expect(second).rejects.toMatchObject({ name: "AbortError" });
  expect(cover.mock.calls.flat()).toEqual(["a"]);
});
