/** A visitor in the library: looks around, searches in both languages, filters, reads, goes back, and loses the network. */
import { expect, type Page } from "@playwright/test";
import { en } from "../../src/ui/i18n/en";
import { enLibrary } from "../../src/ui/i18n/en-library";
import { SWITCH_TO } from "../../src/ui/i18n/tongue-names";
import { test } from "./host";
import { offlineReady, patience } from "./study-page";

const cards = (page: Page) => page.locator(".wall .piece-card");
const count = (page: Page) => page.locator(".library-count");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function searchFor(page: Page, words: string): Promise<void> {
  await page.getByRole("searchbox").fill(words);
  await expect(count(page)).toContainText(words, { timeout: patience });
}

test("browse, search in both languages, filter, read, and back again, with and without a network", async ({
  page,
  serve,
}) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const { origin, unplug } = await serve();
  await page.goto(origin);
  await page.getByRole("link", { name: en.nav.library }).click();
  await expect(count(page)).toHaveText(enLibrary.pieces(560), { timeout: patience });
  await expect(cards(page).first().locator("img")).toBeVisible();

  await searchFor(page, "blue-and-white jar with a dragon");
  await expect(cards(page).first()).toContainText(/dragon/i);
  await page.getByRole("checkbox", { name: "Qing dynasty" }).check();
  await expect(page.getByRole("button", { name: enLibrary.remove("Qing dynasty") })).toBeVisible();
  await expect(cards(page).first()).toContainText("Qing dynasty");
  const found = await count(page).textContent();

  const first = cards(page).first();
  const address = await first.getAttribute("href");
  await first.click();
  const period = page.locator(".fact").getByRole("link", { name: "Qing dynasty" });
  await expect(period).toBeVisible();
  await expect(page.locator(".piece-picture img")).toBeVisible();
  await expect(page.locator(".piece-row .piece-card").first()).toBeVisible();
  await expect(page.locator(".passage-card mark").first()).toBeVisible();

  await period.click();
  await expect(heading(page)).toHaveText("Qing dynasty");
  await page.locator(".fact").getByRole("link", { name: "Kangxi", exact: true }).click();
  await expect(heading(page)).toHaveText("Kangxi");
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(count(page)).toHaveText(found ?? "");
  await expect(page.locator(`.piece-card[href="${address}"]`)).toBeFocused();
  await expect(page.getByRole("checkbox", { name: "Qing dynasty" })).toBeChecked();

  await page.getByRole("button", { name: SWITCH_TO["zh-Hans"].short }).click();
  await searchFor(page, "粉彩花卉碗");
  await expect(cards(page).first()).toContainText("粉彩");
  await page.getByRole("button", { name: SWITCH_TO.en.short }).click();

  await offlineReady(page);
  await unplug();
  await page.reload();
  await expect(count(page)).toContainText("粉彩花卉碗", { timeout: patience });
  await expect(cards(page).first().locator("img")).toBeVisible();
  await page.getByRole("link", { name: en.nav.terms }).click();
  await page.getByRole("searchbox").fill("meiping");
  await page.getByRole("link", { name: /^Meiping/ }).click();
  await expect(page.locator(".piece-row .piece-card").first()).toBeVisible();
  expect(errors).toEqual([]);
});
