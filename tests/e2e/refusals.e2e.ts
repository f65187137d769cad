/** What cannot be studied, and devices that lack something: one clear sentence each, and nothing half-written. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium, expect, type Page } from "@playwright/test";
import { chromeFlags, findChrome } from "../../scripts/find-chrome.mjs";
import { en } from "../../src/ui/i18n/en";
import { built, inEngine, test } from "./host";
import { png, pngHeader } from "./pictures";
import { chooseFiles, ended, engineReady, failures, journalOf, notebook, patience, startStudy } from "./study-page";

test.use({ serviceWorkers: "block" });
test.setTimeout(4 * patience);

const heics = resolve(import.meta.dirname, "../../../shared/fixtures/heic");
const piece = { name: "piece.png", mimeType: "image/png", buffer: png(400, 300) };
const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });

const refused = [
  { code: "image-not-an-image", file: jpeg("letter.jpg", Buffer.from("Dear sir, this is a letter.")) },
  { code: "image-empty", file: jpeg("empty.jpg", Buffer.alloc(0)) },
  { code: "image-too-large", file: { ...piece, name: "huge.png", buffer: pngHeader(30_000, 30_000) } },
  { code: "image-too-narrow", file: { ...piece, name: "strip.png", buffer: png(1, 4000) } },
  { code: "image-broken", file: { ...piece, name: "cut.png", buffer: piece.buffer.subarray(0, 200) } },
  {
    code: "image-svg",
    file: {
      name: "vase.svg",
      mimeType: "image/svg+xml",
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>'),
    },
  },
  {
    code: "image-svg",
    file: jpeg("renamed.jpg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>')),
  },
] as const;

/** The sentence for it, and beside it the good photograph as before and a notebook without a line. */
async function refuses(page: Page, sentence: string): Promise<void> {
  await expect(failures(page)).toHaveText(sentence);
  await expect(page.locator(".tray-photo")).toHaveCount(1);
  await expect(page.getByAltText("View 1: piece.png")).toBeVisible();
  expect(await notebook(page)).toEqual({ studies: [], photos: [], journal: [] });
}

test("files that are no photographs are refused by name; the good one beside them stays", async ({ page, serve }) => {
  await page.goto((await serve()).origin);
  await chooseFiles(page, [piece]);
  for (const { code, file } of refused) {
    await test.step(`${code}: ${file.name}`, async () => {
      await page.getByLabel("Add a view").last().setInputFiles(file);
      await refuses(page, en.failures[code](file.name));
    });
  }
});

test("HEIC that the browser cannot read", async ({ page, serve }) => {
  test.skip(!existsSync(heics), "no HEIC fixtures here");
  await page.goto((await serve()).origin);
  await chooseFiles(page, [piece]);
  for (const name of readdirSync(heics).filter((each) => /\.(heic|heif)$/i.test(each))) {
    await page.getByLabel("Add a view").last().setInputFiles(join(heics, name));
    await refuses(page, en.failures["image-heic"](name));
  }
});

test("a model file with a flipped byte is set aside; when it comes whole the engine starts", async ({
  page,
  serve,
}) => {
  let damaged = true;
  const { origin } = await serve({
    replace: (path) => {
      if (!damaged || !path.includes("/ciqi-nano/onnx/embed_tokens")) return undefined;
      const bytes = built(path);
      bytes[1000] = (bytes[1000] ?? 0) ^ 1;
      return bytes;
    },
  });
  await page.goto(origin);
  await expect(failures(page)).toContainText(en.failures["model-corrupt"](""), { timeout: patience });
  damaged = false;
  await failures(page).getByRole("button", { name: en.engine.retry }).click();
  await engineReady(page);
});

test("site data blocked: the page says that it cannot study and what to do", async ({ serve }, info) => {
  const { origin } = await serve();
  const profile = info.outputPath("profile");
  mkdirSync(join(profile, "Default"), { recursive: true });
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, "Default/Preferences"), JSON.stringify(blocked));
  const context = await chromium.launchPersistentContext(profile, { executablePath: findChrome(), args: chromeFlags });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(origin);
    const sentence = en.failures["storage-refused"]("");
    await expect(page.locator(".capture .failure")).toContainText(sentence, { timeout: patience });
    await chooseFiles(page, [piece]);
    await startStudy(page);
    await expect(failures(page)).toHaveText(sentence, { timeout: patience });
  } finally {
    await context.close();
  }
});

test("no files of its own (OPFS) and no isolation: one thread, and a picture of no porcelain is the model's to judge", async ({
  page,
  serve,
}) => {
  const noFiles = `StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("", "SecurityError"));`;
  const { origin } = await serve({ isolated: false, replace: inEngine(() => noFiles) });
  await page.goto(origin);
  await engineReady(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await expect(page.locator(".engine-line.is-ready")).toHaveText(en.engine.ready(en.engine.wasm(1)));
  await chooseFiles(page, [piece]);
  const id = await startStudy(page);
  await ended(page);
  expect((await journalOf(page, id)).at(-1)).toMatchObject({ type: "stop" });
});

test("WebGPU asked for where there is none: the processor, and the reason", async ({ page, serve }) => {
  await page.addInitScript(() => localStorage.setItem("ciqi.backend", "webgpu"));
  await page.goto((await serve()).origin);
  await engineReady(page);
  await expect(page.getByText(en.engine.fallback)).toBeVisible();
  await page.getByText(en.engine.fallbackWhy, { exact: true }).click();
  await expect(page.getByText("offers no WebGPU")).toBeVisible();
});
