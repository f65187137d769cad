/** Getting the photographs: the page's own camera, one that is refused, and what other apps share without a network. */
import { type Browser, chromium, expect } from "@playwright/test";
import { chromeFlags, findChrome } from "../../scripts/find-chrome.mjs";
import { en } from "../../src/ui/i18n/en";
import { enCapture } from "../../src/ui/i18n/en-capture";
import { test } from "./host";
import { jpeg, tiff } from "../fixtures/located-photo";
import { png } from "./pictures";
import { chooseFiles, failures, patience } from "./study-page";
import { writeFilm } from "./y4m";

test.setTimeout(2 * patience);
test.use({ serviceWorkers: "block" });

test("a film of a cup is photographed view by view, and the photographs are chosen", async ({ page, serve }, info) => {
  const { origin } = await serve();
  await page.goto(origin);
  const film = info.outputPath("cup.y4m");
  await writeFilm(page, "/samples/landscape-cup.jpg", film, 640, 480);
  const browser = await launched([
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    `--use-file-for-fake-video-capture=${film}`,
  ]);
  try {
    const visitor = await browser.newPage({ locale: "en-GB", viewport: { width: 390, height: 844 } });
    await visitor.addInitScript(() => localStorage.setItem("ciqi.welcomed", "yes"));
    await visitor.goto(origin);
    await visitor.getByRole("button", { name: en.capture.take }).click();
    const camera = visitor.getByRole("dialog", { name: enCapture.camera.heading });
    const shutter = camera.getByRole("button", { name: enCapture.camera.shutter });
    await expect(shutter).toBeFocused();
    await expect(camera.locator(".camera-advice")).not.toBeEmpty();
    await expect(camera.getByRole("radio", { name: en.hints.short.whole })).toBeChecked();
    await visitor.keyboard.press("Enter");
    await expect(camera.locator(".camera-said")).toHaveText(enCapture.camera.took(en.hints.names.whole, "1", "4"));
    await expect(camera.getByRole("radio", { name: en.hints.short.base })).toBeChecked();
    await shutter.click();
    await expect(camera.locator(".camera-said")).toHaveText(enCapture.camera.took(en.hints.names.base, "2", "4"));
    await visitor.keyboard.press("Escape");
    await expect(camera).toBeHidden();
    await expect(visitor.locator(".tray-photo")).toHaveCount(2);
    const shown = visitor.getByAltText(/^View 1: whole\.(?:jpg|png)$/); // as the sensor gives it
    await expect(shown).toBeVisible();
    const size = await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
    expect(size).toEqual([640, 480]);
  } finally {
    await browser.close();
  }
});

test("a camera that is refused: what to do in one line, and on with files", async ({ serve }) => {
  const browser = await launched(["--use-fake-device-for-media-stream"]);
  try {
    const context = await browser.newContext({ locale: "en-GB" });
    await context.grantPermissions([]); // whatever is not granted here is refused
    const page = await context.newPage();
    await page.goto((await serve()).origin);
    await page.getByRole("button", { name: en.capture.take }).click();
    const camera = page.getByRole("dialog", { name: enCapture.camera.heading });
    await expect(camera.getByRole("alert")).toHaveText(enCapture.camera.trouble.refused);
    await camera
      .getByLabel(en.capture.choose)
      .last()
      .setInputFiles({ name: "piece.png", mimeType: "image/png", buffer: png(400, 300) });
    await expect(camera).toBeHidden();
    await expect(page.getByAltText("View 1: piece.png")).toBeVisible();
  } finally {
    await browser.close();
  }
});

function launched(flags: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: findChrome(), args: [...chromeFlags, ...flags] });
}

test.describe("share target", () => {
  test.use({ serviceWorkers: "allow" });

  test("without a network, what another app shares is chosen; its place is gone and its name is only a name", async ({
    page,
    serve,
  }) => {
    const { origin, asked, unplug } = await serve();
    await page.goto(origin);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller !== null) return;
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
      );
    });
    await unplug();
    const before = asked.length;
    const name = "<img src=x onerror=document.title='broken'>.png";
    const share = async (files: { name: string; base64: string; type: string }[]) => {
      await page.evaluate((shared) => {
        const form = Object.assign(document.createElement("form"), {
          action: "/share",
          method: "post",
          enctype: "multipart/form-data",
        });
        const input = Object.assign(document.createElement("input"), { type: "file", name: "photos", multiple: true });
        const transfer = new DataTransfer();
        for (const { name: called, base64, type } of shared) {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          transfer.items.add(new File([bytes], called, { type }));
        }
        input.files = transfer.files;
        form.append(input);
        document.body.append(form);
        form.submit();
      }, files);
      await page.waitForURL(`${origin}/#/`);
    };
    await share([{ name, base64: png(400, 300).toString("base64"), type: "image/png" }]);
    await expect(page.getByAltText(`View 1: ${name}`)).toBeVisible();
    expect(await page.title()).not.toBe("broken");

    const located = jpeg({ exif: tiff({ little: true, orientation: 1, taken: "2026:01:01 00:00:00", gps: true }) });
    await page.goto(`${origin}/?again`); // what was taken is not taken twice
    await expect(page.getByRole("button", { name: en.capture.take })).toBeVisible();
    await share([
      { name: "letter.txt", base64: Buffer.from("Dear sir").toString("base64"), type: "text/plain" },
      { name: "cut.jpg", base64: located.toString("base64"), type: "image/jpeg" },
    ]);
    await expect(failures(page).first()).toHaveText(en.failures["image-not-an-image"]("letter.txt"));
    expect(asked.slice(before)).toEqual([]);
  });
});

test("a photograph that tells its place is kept without it", async ({ page, serve }) => {
  await page.goto((await serve()).origin);
  const blob = await page.evaluate(async () => {
    const bytes = new Uint8Array(await (await fetch("/samples/black-bowl.jpg")).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
  });
  const photo = Buffer.from(blob, "base64");
  const exif = tiff({ little: false, orientation: 1, taken: "2026:01:01 00:00:00", gps: true });
  const start = jpeg({ exif }).subarray(0, 2 + 2 + 2 + 6 + exif.length);
  const located = Buffer.concat([start, photo.subarray(2)]);
  await chooseFiles(page, [{ name: "bowl.jpg", mimeType: "image/jpeg", buffer: located }]);
  await expect(page.getByText(enCapture.tray.noted.removed)).toBeVisible();
});
