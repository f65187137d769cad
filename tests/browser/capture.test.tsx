/** Getting the photographs, as a visitor and a screen reader meet it: the camera over a scripted device, the chosen views. */
import { beforeEach, expect, test, vi } from "vitest";
import { refusedCamera, scriptedCamera } from "../scripted/capture-scenes";
import { scriptedPhoto } from "../scripted/photos";
import { all, button, one, showPage, tooSmall, tooWide, violations } from "./shown-page";

const photos = await Promise.all([1, 2, 3, 4].map(scriptedPhoto));
const dialog = () => document.querySelector<HTMLDialogElement>("dialog.camera");
const inDialog = (selector: string) => dialog()?.querySelector<HTMLElement>(selector) ?? null;
const soon = { timeout: 8000 };

async function openCamera(): Promise<void> {
  button("Take a photo").click();
  await vi.waitFor(() => expect(dialog()?.open).toBe(true), soon);
}

async function shoot(): Promise<void> {
  const before = inDialog(".camera-said")?.textContent;
  inDialog(".shutter")?.click();
  await vi.waitFor(() => expect(inDialog(".camera-said")?.textContent).not.toBe(before), soon);
}

beforeEach(() => refusedCamera("NotFoundError"));

test("the camera shows what it offers, advises, and ticks off what is taken, up to what a study holds", async () => {
  await scriptedCamera(1);
  const app = showPage();
  await openCamera();
  await vi.waitFor(() => expect(inDialog(".camera-advice")?.textContent).toBe("Sharp and well lit."), soon);
  expect(inDialog("[aria-label=Light]")?.getAttribute("aria-pressed")).toBe("false");
  expect([...(inDialog("select")?.children ?? [])].map((each) => each.textContent)).toHaveLength(2);
  expect(inDialog("[type=range]")).not.toBeNull();
  expect(document.activeElement?.className).toBe("shutter");
  expect([await violations(), tooSmall().small]).toEqual([[], []]);
  for (const taken of [1, 2, 3, 4]) {
    await shoot();
    await vi.waitFor(() => expect(dialog()?.querySelectorAll(".camera-tick")).toHaveLength(taken), soon);
  }
  expect(app.tray.photos.value.map(({ view }) => view)).toEqual(["whole", "base", "detail", "interior"]);
  await vi.waitFor(() => expect(inDialog(".shutter")?.ariaDisabled).toBe("true"));
  expect(inDialog(".camera-said")?.textContent).toContain("as many as one study takes");
});

test("a blurred picture is advised against and can be taken all the same", async () => {
  await scriptedCamera(1, 14);
  const app = showPage();
  await openCamera();
  await vi.waitFor(() => expect(inDialog(".camera-advice")?.textContent).toMatch(/^Blurred/), soon);
  await shoot();
  await vi.waitFor(() => expect(app.tray.photos.value[0]?.advice).toBe("blurred"), soon);
});

test.each([
  ["NotAllowedError", /not allowed here/, true],
  ["NotFoundError", /offers no camera/, false],
  ["NotReadableError", /Another app is using/, true],
])("%s: a line that says what to do, files, and a second try where one may help", async (name, words, again) => {
  refusedCamera(name);
  showPage();
  await openCamera();
  await vi.waitFor(() => expect(inDialog("[role=alert]")?.textContent).toMatch(words), soon);
  const names = [...(dialog()?.querySelectorAll("button") ?? [])].map((each) => each.textContent?.trim());
  expect(names).toContain("Choose photos");
  expect(names.includes("Try again")).toBe(again);
  expect([await violations(), tooSmall().small]).toEqual([[], []]);
});

test("a camera that goes away in the middle says so and keeps what was taken", async () => {
  await scriptedCamera(1);
  const app = showPage();
  await openCamera();
  await vi.waitFor(() => expect(inDialog(".camera-advice")?.textContent).not.toBe(""), soon);
  await shoot();
  await vi.waitFor(() => expect(app.tray.photos.value).toHaveLength(1), soon);
  const { srcObject } = inDialog("video") as HTMLVideoElement;
  (srcObject as MediaStream).getVideoTracks()[0]?.dispatchEvent(new Event("ended"));
  await vi.waitFor(() => expect(inDialog("[role=alert]")?.textContent).toMatch(/went away/), soon);
  expect(app.tray.photos.value).toHaveLength(1);
});

test("chosen views: one on show, order, what it shows, removal, all within a finger's reach", async () => {
  const app = showPage();
  await app.tray.add(photos);
  await vi.waitFor(() => expect(all(".tray-photo")).toHaveLength(4), soon);
  expect([await violations(), tooSmall().small, await tooWide()]).toEqual([[], [], []]);
  button("Show view 2").click();
  await vi.waitFor(() => expect(one(".photo-shown img").getAttribute("alt")).toBe("View 2: peony-jar-base.jpg"));
  button("Earlier").click();
  await vi.waitFor(() => expect(one(".photo-shown img").getAttribute("alt")).toBe("View 1: peony-jar-base.jpg"));
  expect(button("Earlier").ariaDisabled).toBe("true");
  const select = one(".photo-view select") as HTMLSelectElement;
  select.value = "base";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  expect(app.tray.photos.value[0]?.view).toBe("base");
  button("Remove peony-jar-base.jpg").click();
  await vi.waitFor(() => expect(all(".tray-photo")).toHaveLength(3));
  button("Start over").click();
  await vi.waitFor(() => expect(button("Choose photos")).toBeTruthy());
});

test("retaking puts the new photograph in the place of the old one", async () => {
  await scriptedCamera(2);
  const app = showPage();
  await app.tray.add(photos.slice(0, 2));
  await vi.waitFor(() => expect(all(".tray-photo")).toHaveLength(2), soon);
  button("Retake").click();
  await vi.waitFor(() => expect(inDialog(".shutter")).not.toBeNull(), soon);
  await vi.waitFor(() => expect((inDialog("video") as HTMLVideoElement).videoWidth).toBeGreaterThan(0), soon);
  inDialog(".shutter")?.click();
  await vi.waitFor(() => expect(app.tray.photos.value[0]?.name).toBe("whole.jpg"), soon);
  await vi.waitFor(() => expect(dialog()).toBeNull());
  expect(app.tray.photos.value).toHaveLength(2);
});
