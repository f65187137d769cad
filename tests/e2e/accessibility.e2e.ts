/** Main screens held against WCAG 2.2 AA, and the main job done without a pointer; `AUDIT=1 npm run screens` does every scene. */
import { expect, type Page, test } from "@playwright/test";
import { auditPage } from "../../scripts/audit-screens.mjs";
import { type Device, DEVICES, type Look, LOOKS, openStudio } from "../../scripts/take-screens.mjs";

type Studio = Awaited<ReturnType<typeof openStudio>>;

let studio: Studio;

test.beforeAll(async () => {
  studio = await openStudio();
});
test.afterAll(() => studio.close());

const phone = DEVICES.find(({ name }) => name === "phone") as Device;
const desktop = DEVICES.find(({ name }) => name === "desktop") as Device;
const lightEnglish = LOOKS.find(({ theme, lang }) => theme === "light" && lang === "en") as Look;
const darkChinese = LOOKS.find(({ theme, lang }) => theme === "dark" && lang === "zh-Hant") as Look;

for (const { scenes, device, look } of [
  { scenes: ["chosen", "verdict", "library", "notebook", "packs"], device: phone, look: darkChinese },
  { scenes: ["home", "term", "device", "bench-run"], device: phone, look: lightEnglish },
  { scenes: ["verdict"], device: desktop, look: lightEnglish },
]) {
  test(`${scenes.join(", ")} on a ${device.name}, ${look.theme}, ${look.lang}`, async () => {
    const context = await studio.context(device, look);
    const touch = device === phone;
    const found: string[] = [];
    for (const scene of scenes) {
      const page = await studio.show(context, scene, look, {});
      found.push(...(await auditPage(page, { touch, reflow: touch })).map((what) => `${scene}: ${what}`));
      await page.close();
    }
    await context.close();
    expect(found).toEqual([]);
  });
}

/** What has the focus, and why that could not be seen. */
function focused(page: Page): Promise<{ matches: boolean; hidden: string | null }> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return { matches: false, hidden: null };
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const { top, bottom, width } = at.getBoundingClientRect();
    const ringed = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    const onScreen = bottom > 0 && top < innerHeight && width > 0;
    return { matches: true, hidden: ringed && onScreen ? null : at.outerHTML.slice(0, 120) };
  });
}

/** Tab until what is wanted has the focus; every stop on the way has to be seen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const hidden: string[] = [];
  for (let stops = 0; stops < 80; stops += 1) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (stop.hidden !== null) hidden.push(stop.hidden);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) {
      expect(hidden).toEqual([]);
      return;
    }
  }
  throw new Error(`80 times Tab did not reach ${selector}`);
}

test("a sample studied, its verdict read and its evidence opened by keyboard alone", async () => {
  const context = await studio.context(desktop, lightEnglish);
  const page = await studio.show(context, "home", lightEnglish, {});

  await page.keyboard.press("Tab");
  await expect(page.locator(".skip-link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();

  await tabTo(page, ".samples button");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/study\//);
  await expect(page.locator("#verdict")).toBeVisible();
  await tabTo(page, "#verdict .evidence-chip");
  await page.keyboard.press("Enter");
  await expect(page.locator("#verdict .evidence-chip").first()).toHaveAttribute("aria-pressed", "true");

  await page.locator("body").press("Home");
  const opener = page.locator(".header-actions .icon-only");
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("dialog.settings")).toBeVisible();
  await tabTo(page, "dialog.settings input");
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog.settings")).toBeHidden();
  await expect(opener).toBeFocused();

  const more = page.locator(".more-button");
  await more.focus();
  await page.keyboard.press("Enter");
  await tabTo(page, ".more-menu a");
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await context.close();
});
