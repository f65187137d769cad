/** A curator's day: a folder with a table becomes a pack, is found, saved, removed, and comes back from its file. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./host";
import { png } from "./pictures";
import { goTo } from "./parts";
import { patience } from "./study-page";

test.setTimeout(2 * patience);

const folder = resolve(import.meta.dirname, "../sets/import/folder");

/** The packs by their titles, own ones first. */
function titles(page: Page): Locator {
  return page.locator(".packs-main section:last-child .pack h3");
}

/** What has to be said before there is a pack. */
async function describePack(page: Page): Promise<void> {
  await page.getByLabel("Title, Chinese").fill("登记表");
  await page.getByLabel("Publisher").fill("Riverside Museum");
  await page.getByLabel("Data licence").fill("CC0-1.0");
  await page.getByLabel("Photo licence").fill("CC-BY-4.0");
}

async function bring(page: Page, name: string, buffer: Buffer): Promise<Locator> {
  await page.getByLabel("Choose pack files").setInputFiles({ name, mimeType: "application/zip", buffer });
  return page.locator(".arrival").last();
}

test("a folder with a GB18030 table becomes a pack, is found, saved, removed, and installed from its file", async ({
  page,
  serve,
}) => {
  const { origin, asked } = await serve();
  await page.goto(`${origin}/#/packs`);
  await expect(titles(page)).toHaveCount(2, { timeout: patience });
  const embedded = await titles(page).allTextContents();
  await page.getByRole("link", { name: "Make a pack of your own" }).click();

  await page.getByLabel("Choose a folder").setInputFiles(folder);
  const plan = page.locator(".import-plan");
  await expect(plan).toContainText("藏品.csv: 6 rows, read as GB18030");
  await expect(plan.getByLabel("Photograph file")).toHaveValue("图片");
  await expect(plan.getByLabel("Name, Chinese")).toHaveValue("名称");
  await expect(plan).toContainText("1 photograph is named in the table but not among the files");
  await plan.getByRole("combobox", { name: "Term for “某窑”" }).fill("jingde");
  await plan.getByRole("option", { name: /Jingdezhen/ }).click();
  await describePack(page);
  await plan.getByRole("button", { name: "Import 6 rows" }).click();

  const report = page.locator(".import-report");
  await expect(report).toContainText("登记表 is installed", { timeout: patience });
  await expect(report).toContainText("正面/003.png: the same pixels as");
  await expect(report).toContainText("004.png");
  await report.getByRole("link", { name: "See it in the library" }).click();
  await expect(page.locator(".wall .piece-card")).toHaveCount(6, { timeout: patience });
  await page.getByRole("searchbox").fill("龙泉窑青瓷盘");
  await expect(page.locator(".wall .piece-card").first()).toContainText("龙泉窑青瓷盘");

  await goTo(page, "Packs");
  await expect(titles(page)).toHaveText(["登记表", ...embedded]);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save 登记表 as a file" }).click();
  const saved = readFileSync(await (await download).path());
  await page.getByRole("button", { name: "Remove 登记表" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(titles(page)).toHaveText(embedded);

  const damaged = Buffer.from(saved);
  const middle = Math.floor(damaged.length / 2);
  damaged[middle] = (damaged[middle] ?? 0) ^ 0xff;
  const refused = await bring(page, "damaged.ciqi", damaged);
  const install = refused.getByRole("button", { name: "Install", exact: true });
  await expect(install.or(refused.locator(".failure"))).toBeVisible();
  if (await install.isVisible()) await install.click(); // the manifest was whole, a part is not
  await expect(refused.locator(".failure")).toContainText("Nothing was installed");
  await expect(titles(page)).toHaveText(embedded);

  const whole = await bring(page, "whole.ciqi", saved);
  await expect(whole).toContainText("New on this device.");
  await expect(whole).toContainText("6 pieces");
  await whole.getByRole("button", { name: "Install", exact: true }).click();
  await expect(whole).toContainText("登记表 1.0.0 is installed.");
  await expect(titles(page)).toHaveText(["登记表", ...embedded]);
  await whole.getByRole("link", { name: "See it in the library" }).click();
  await expect(page.locator(".wall .piece-card")).toHaveCount(6);
  expect(asked.filter((line) => !/^(GET|HEAD) /.test(line))).toEqual([]);
});

test("an import that a closed tab cut off goes on with the same files, and no piece is there twice", async ({
  page,
  serve,
}, info) => {
  const photos = info.outputPath("photos");
  mkdirSync(photos);
  for (let n = 0; n < 40; n += 1) writeFileSync(join(photos, `${n}.png`), png(64 + n, 48));
  const { origin } = await serve();
  await page.goto(`${origin}/#/import`);
  await page.getByLabel("Choose a folder").setInputFiles(photos);
  await describePack(page);
  await page.getByRole("button", { name: "Import 40 photographs" }).click();
  await expect(page.locator(".work-line .figures")).toContainText(/ (16|32) of 40/, { timeout: patience });
  await page.reload();

  const cutOff = page.locator(".unfinished li");
  await expect(cutOff).toContainText(/登记表(16|32) of 40 done/);
  await cutOff.getByRole("button", { name: "Go on with 登记表" }).click();
  await page.getByLabel("Choose a folder").setInputFiles(photos);
  await expect(page.getByLabel("Publisher")).toHaveValue("Riverside Museum");
  await page.getByRole("button", { name: "Go on with the import" }).click();
  await expect(page.locator(".import-report")).toContainText("登记表 is installed: 40 pieces.", { timeout: patience });
  await goTo(page, "Packs");
  await expect(titles(page).first()).toHaveText("登记表");
  await page.getByRole("link", { name: "Make a pack of your own" }).click();
  await expect(page.locator(".unfinished")).toHaveCount(0);
});
