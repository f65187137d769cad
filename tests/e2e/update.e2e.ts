/** A newer version of the app: offered where it interrupts nothing, taken when the visitor says so. */
import { expect } from "@playwright/test";
import { en } from "../../src/ui/i18n/en";
import { built, test } from "./host";
import { chooseFiles, offlineReady, patience } from "./study-page";

test("a newer version waits while photographs are chosen, and is loaded at a word", async ({ page, serve }) => {
  let newer = false;
  const replace = (path: string) =>
    newer && path === "/sw.js" ? Buffer.concat([built(path), Buffer.from("\n// newer")]) : undefined;
  const { origin } = await serve({ replace });
  await page.goto(origin);
  await offlineReady(page);

  newer = true;
  await page.reload();
  const offer = page.getByRole("button", { name: en.update.load });
  await expect(offer).toBeVisible({ timeout: patience });
  await chooseFiles(page, ["public/samples/black-bowl.jpg"]);
  await expect(offer).toBeHidden();
  await page.getByRole("button", { name: en.capture.clear }).click();

  const reloaded = page.waitForEvent("load");
  await offer.click();
  await reloaded;
  await offlineReady(page);
  await expect(offer).toBeHidden();
  const waiting = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
  expect(await waiting()).toBe(false);
});
