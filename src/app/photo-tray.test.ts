import { expect, test } from "vitest";
import { jpeg, tiff } from "../../tests/fixtures/located-photo";
import { createPhotoTray } from "./photo-tray";
import type { EnginePort } from "./ports";

const engine = { call: async () => ({ width: 4, height: 3 }) } as unknown as EnginePort;
const picture = (name: string, bytes: Uint8Array = Uint8Array.of(1)) => ({
  name,
  blob: new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }),
});
const located = jpeg({ exif: tiff({ little: true, orientation: 1, taken: "2026:01:01 00:00:00", gps: true }) });

async function filled(...names: string[]) {
  const tray = createPhotoTray(engine);
  await tray.add(names.map((name) => picture(name)));
  return tray;
}
const names = (tray: ReturnType<typeof createPhotoTray>) => tray.files().map(({ name }) => name);
const keyOf = (tray: ReturnType<typeof createPhotoTray>, place: number) => tray.photos.value[place]?.key ?? "";

test("what comes in comes without its place, and says so", async () => {
  const tray = createPhotoTray(engine);
  await tray.add([picture("here.jpg", located), picture("plain.jpg", jpeg({}))]);
  expect(tray.photos.value.map(({ location }) => location)).toEqual(["removed", "none"]);
  const kept = Buffer.from((await tray.files()[0]?.blob.arrayBuffer()) ?? new ArrayBuffer(0));
  expect([kept.length, kept.equals(located)]).toEqual([located.length, false]);
  const [plain] = tray.photos.value.slice(1);
  await tray.retake(plain?.key ?? "", picture("again.jpg", located));
  expect(tray.photos.value[1]).toMatchObject({ name: "again.jpg", location: "removed" });
});

test("the first shows the whole piece unless somebody says otherwise; names follow", async () => {
  const tray = await filled("a.jpg", "b.jpg");
  expect(tray.photos.value.map(({ view }) => view)).toEqual(["whole", null]);
  tray.setView(keyOf(tray, 1), "base");
  await tray.add([picture("c.jpg")], "detail");
  expect(names(tray)).toEqual(["a.jpg", "b-base.jpg", "c-detail.jpg"]);
});

test("order changes within bounds, and a retaken one keeps place and view", async () => {
  const tray = await filled("a.jpg", "b.jpg", "c.jpg");
  tray.move(keyOf(tray, 2), -1);
  tray.move(keyOf(tray, 0), -1);
  tray.move(keyOf(tray, 2), 1);
  expect(names(tray)).toEqual(["a.jpg", "c.jpg", "b.jpg"]);
  tray.setView(keyOf(tray, 1), "interior");
  await tray.retake(keyOf(tray, 1), picture("d.jpg"));
  expect(names(tray)).toEqual(["a.jpg", "d-interior.jpg", "b.jpg"]);
  await tray.retake(keyOf(tray, 1), { name: "empty.jpg", blob: new Blob([]) });
  expect([names(tray)[1], tray.failures.value[0]?.code]).toEqual(["d-interior.jpg", "image-empty"]);
});
