import { beforeEach, describe, expect, test, vi } from "vitest";
import { MOST_PHOTOS } from "../../domain/events";
import type { OriginalImage } from "../../imaging/decode";
import { Additions, placeOn } from "./additions";
import type { OpenPhoto } from "./photos";

const closed: string[] = [];
vi.mock("./photos", () => ({
  openPhotos: async (files: OpenPhoto["file"][]) => files.map((file) => ({ file, original: { ...size } })),
  closePhotos: (photos: OpenPhoto[]) => closed.push(...photos.map(({ file }) => file.name)),
}));
beforeEach(() => closed.splice(0));

const size = { width: 1000, height: 800 };
const signal = new AbortController().signal;
const open = (): OpenPhoto => ({
  file: { name: "a.jpg", blob: new Blob() },
  original: { ...size } as OriginalImage, // nothing is read of it here
});
const words = (text: string) => ({ text, answer: "text" as const });

describe("what a person points at", () => {
  test.each([
    ["a point", [500, 400, 500, 400], [486, 386, 514, 414]],
    ["a line", [100, 400, 900, 400], [100, 380, 900, 420]],
    ["drawn from right to left", [300, 200, 100, 50], [100, 50, 300, 200]],
    ["over the edge", [-50, 700, 150, 900], [0, 700, 150, 800]],
  ] as const)("%s", (_what, drawn, seen) => {
    expect(placeOn(size, drawn)).toEqual(seen);
  });

  test("beside the photograph", () => {
    expect(() => placeOn(size, [1200, 10, 1300, 90])).toThrow("outside");
  });
});

test("what waits is taken in its order, once", async () => {
  const additions = new Additions([open()]);
  const one = await additions.add(words("One?"), signal);
  const two = await additions.add(words("Two?"), signal);
  expect(additions.take().map(({ text }) => text)).toEqual(["One?", "Two?"]);
  expect(additions.take()).toEqual([]);
  expect(await Promise.all([one.taken, two.taken])).toEqual([true, true]);
});

test("what the study no longer took is told so, also when it comes later", async () => {
  const additions = new Additions([open()]);
  const early = await additions.add(words("Why?"), signal);
  additions.close();
  const late = await additions.add(words("Why?"), signal);
  expect(await Promise.all([early.taken, late.taken])).toEqual([false, false]);
});

test("what is given up is not taken", async () => {
  const controller = new AbortController();
  const additions = new Additions([open()]);
  const { taken } = await additions.add(words("Why?"), controller.signal);
  controller.abort();
  await expect(taken).rejects.toMatchObject({ name: "AbortError" });
  expect(additions.take()).toEqual([]);
});

test("nothing to add, and a place on no photograph, are refused", async () => {
  const additions = new Additions([open()]);
  const region = { image: 2, box: [0, 0, 9, 9] } as const;
  await expect(additions.add(words(" "), signal)).rejects.toMatchObject({ code: "addition-empty" });
  await expect(additions.add({ ...words(""), region }, signal)).rejects.toMatchObject({ code: "addition-misplaced" });
});

test("photographs that wait count; one too many is refused, and what is not taken is closed", async () => {
  const additions = new Additions(Array.from({ length: MOST_PHOTOS - 1 }, open));
  const photo = (name: string) => ({ ...words(""), photo: { name, blob: new Blob() } });
  const { taken } = await additions.add(photo("rim"), signal);
  await expect(additions.add(photo("foot"), signal)).rejects.toMatchObject({ code: "too-many-photos" });
  expect(closed).toEqual(["foot"]);
  additions.close();
  expect(await taken).toBe(false);
  expect(closed).toEqual(["foot", "rim"]);
});
