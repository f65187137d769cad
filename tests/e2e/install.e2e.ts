/** What a browser wants of an app that can be installed, and what a person meets the first time. */
import { type BrowserContext, chromium, devices, expect } from "@playwright/test";
import { chromeFlags, findChrome } from "../../scripts/find-chrome.mjs";
import { enShell } from "../../src/ui/i18n/en-shell";
import { zhShell } from "../../src/ui/i18n/zh-shell";
import { test } from "./host";
import { offlineReady } from "./study-page";

test("the browser finds nothing that speaks against installing the page", async ({ serve }, info) => {
  const { origin } = await serve();
  // A private window, which a test's own context is, can install nothing.
  let context: BrowserContext | undefined;
  try {
    context = await chromium.launchPersistentContext(info.outputPath("profile"), {
      executablePath: findChrome(),
      args: chromeFlags,
    });
    const page = await context.newPage();
    await page.goto(origin);
    await offlineReady(page);
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    expect(installabilityErrors).toEqual([]);
    const { errors, url } = await devtools.send("Page.getAppManifest");
    expect([errors, new URL(url).pathname]).toEqual([[], "/manifest.webmanifest"]);
  } finally {
    await context?.close();
  }
});

for (const [lang, words, device] of [
  ["en-GB", enShell, devices["Pixel 7"]],
  ["zh-CN", zhShell, devices["Desktop Chrome"]],
] as const) {
  test(`the page introduces itself once, and never before an address that asks for more: ${lang}`, async ({
    browser,
    serve,
  }) => {
    const { origin } = await serve();
    const { defaultBrowserType: _type, ...screen } = device ?? { defaultBrowserType: "chromium" };
    const context = await browser.newContext({ ...screen, locale: lang, serviceWorkers: "block" });
    try {
      const page = await context.newPage();
      const introduction = page.getByRole("region", { name: words.welcome.label });
      await page.goto(`${origin}/#/terms`);
      await expect(page.getByRole("searchbox")).toBeVisible();
      await expect(introduction).toBeHidden();

      await page.goto(`${origin}/?again`); // another document; a query asks for something, too
      await expect(page.locator(".home")).toBeVisible();
      await expect(introduction).toBeHidden();
      await page.goto(origin);
      await expect(introduction.getByRole("heading")).toHaveText(words.welcome.does);
      await introduction.getByRole("button", { name: words.welcome.next }).click();
      await expect(introduction.getByRole("heading")).toBeFocused();
      await introduction.getByRole("button", { name: words.welcome.next }).click();
      await expect(introduction.getByRole("heading")).toHaveText(words.welcome.fetches);
      await introduction.getByRole("button", { name: words.welcome.begin }).click();
      await expect(introduction).toBeHidden();

      await page.reload();
      await expect(page.locator(".home")).toBeVisible();
      await expect(introduction).toBeHidden();
      await page.goto(`${origin}/#/device`);
      await page.getByRole("link", { name: words.device.welcome }).click();
      await expect(introduction.getByRole("heading", { level: 1 })).toHaveText(words.welcome.does);
    } finally {
      await context.close();
    }
  });
}
