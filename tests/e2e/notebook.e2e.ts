/** A visitor's notebook: filed, annotated, thrown away and taken back, handed on as a page, backed up, lost and restored. */
import { readFileSync } from "node:fs";
import { type Download, expect, type Page } from "@playwright/test";
import { en } from "../../src/ui/i18n/en";
import { enNotebook as texts } from "../../src/ui/i18n/en-notebook";
import { test } from "./host";
import { ended, notebook, patience, studySample } from "./study-page";

/** Two requests for the same file name are two files, so it is read where the browser has put it. */
async function downloaded(page: Page, act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: patience }), act()]);
  return download;
}

const card = (page: Page, name: string | RegExp) => page.getByRole("article").filter({ hasText: name });

test("tagged, noted, deleted and taken back; exported as a page of its own; backed up, wiped and restored", async ({
  page,
  context,
  serve,
}) => {
  const { origin, unplug } = await serve();
  await page.goto(origin);
  const id = await studySample(page, "A jar with flowers");
  await ended(page);

  await page.getByRole("link", { name: en.nav.notebook }).click();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("article").hover();
  await page.getByRole("button", { name: /^Notes on/ }).click();
  await page.getByLabel(texts.notes.title).fill("The jar on the stairs");
  await page.getByRole("combobox", { name: texts.notes.tags }).fill("stairs");
  await page.keyboard.press("Enter");
  await page.getByLabel(texts.notes.note, { exact: true }).fill("chip <b>at</b> the rim");
  await expect(page.getByText(texts.notes.saved, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: texts.close }).click();
  await page.reload();
  await page.getByRole("searchbox").fill("chip stairs");
  await expect(card(page, "The jar on the stairs")).toBeVisible();

  await page.getByRole("button", { name: texts.choose.begin }).click();
  await page.getByRole("checkbox", { name: /^Choose/ }).check();
  await page.getByRole("button", { name: texts.choose.delete }).click();
  await expect(page.getByRole("article")).toHaveCount(0);
  await page.getByRole("button", { name: en.history.undo }).click();
  await expect(page.getByRole("article")).toHaveCount(1);

  await page.getByRole("button", { name: texts.choose.begin }).click();
  await page.getByRole("checkbox", { name: /^Choose/ }).check();
  await page.getByRole("button", { name: texts.choose.export }).click();
  const file = await downloaded(page, () => page.getByRole("button", { name: texts.export.save }).click());
  expect(file.suggestedFilename()).toBe("ciqi-The-jar-on-the-stairs.html");
  const html = readFileSync(await file.path(), "utf8");
  await page.getByRole("button", { name: texts.close }).click();

  await page.goto(`${origin}/#/backup`);
  const backup = await downloaded(page, () => page.getByRole("button", { name: texts.backup.make }).click());
  expect(backup.suggestedFilename()).toMatch(/^ciqi-backup-\d{4}-\d\d-\d\d\.zip$/);
  const before = await notebook(page);
  await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("ciqi");
      request.addEventListener("success", () => resolve(request.result));
    });
    const wiping = db.transaction(["studies", "photos", "journal"], "readwrite");
    for (const table of wiping.objectStoreNames) wiping.objectStore(table).clear();
    await new Promise((resolve) => wiping.addEventListener("complete", resolve));
    db.close();
  });
  expect((await notebook(page)).studies).toEqual([]);
  const buffer = readFileSync(await backup.path());
  const choose = (bytes: Buffer) =>
    page
      .getByLabel(texts.backup.choose)
      .last()
      .setInputFiles({ name: backup.suggestedFilename(), mimeType: "application/zip", buffer: bytes });
  await choose(buffer.subarray(0, buffer.length - 100));
  await expect(page.getByText(texts.refusals["backup-damaged"])).toBeVisible({ timeout: patience });
  await choose(buffer);
  await page.getByRole("button", { name: texts.backup.go, exact: true }).click({ timeout: patience });
  await expect(page.getByText(texts.backup.report.added(1))).toBeVisible({ timeout: patience });
  expect(await notebook(page)).toEqual(before);
  await page.goto(`${origin}/#/study/${id}`);
  await expect(page.locator("#verdict")).toBeVisible({ timeout: patience });

  await unplug();
  const alone = await context.newPage();
  const asked: string[] = [];
  alone.on("request", (request) => asked.push(request.url()));
  const errors: string[] = [];
  alone.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await alone.setContent(html);
  await expect(alone.getByRole("heading", { name: "The jar on the stairs" })).toBeVisible();
  await expect(alone.getByText("chip <b>at</b> the rim")).toBeVisible();
  const drawn = await alone
    .locator("img")
    .evaluateAll((all) => all.map((each) => (each instanceof HTMLImageElement ? each.naturalWidth : 0)));
  expect(Math.min(...drawn)).toBeGreaterThan(0);
  expect([asked.filter((url) => !url.startsWith("data:")), errors]).toEqual([[], []]);
  const pdf = await alone.pdf({ format: "A4" });
  expect(pdf.length).toBeGreaterThan(10_000);
});
