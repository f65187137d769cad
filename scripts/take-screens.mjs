/** Photographs the scripted page: which devices and looks there are, and how one scene is shown and taken. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serveScripted } from "../tests/scripted/serve.mjs";
import { chromeFlags, findChrome } from "./find-chrome.mjs";

/** @typedef {{ name: string, looks: number, viewport: { width: number, height: number }, hasTouch?: boolean, isMobile?: boolean }} Device */
/** @typedef {{ theme: "light" | "dark", lang: "en" | "zh" | "zh-Hant" }} Look */
/** @typedef {{ device: Device, look: Look }} Shot */
/** @typedef {Record<string, (page: import("playwright-core").Page) => Promise<unknown>>} Steps What a visitor does first. */

/** `looks`: how many of them are taken where nobody says. @type {readonly Device[]} */
export const DEVICES = [
  { name: "phone", looks: 3, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  { name: "tablet", looks: 1, viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true },
  { name: "desktop", looks: 2, viewport: { width: 1280, height: 800 } },
];

/** @type {readonly Look[]} */
export const LOOKS = [
  { theme: "light", lang: "en" },
  { theme: "dark", lang: "zh" },
  { theme: "light", lang: "zh-Hant" },
  { theme: "dark", lang: "en" },
  { theme: "light", lang: "zh" },
  { theme: "dark", lang: "zh-Hant" },
];

const LOCALES = { en: "en-GB", zh: "zh-CN", "zh-Hant": "zh-TW" };

/** The same on every machine; nothing moves. */
const here = /** @type {const} */ ({ timezoneId: "UTC", reducedMotion: "reduce" });

/** A browser and the scripted page. */
export async function openStudio() {
  const server = await serveScripted();
  const browser = await chromium.launch({ executablePath: findChrome(), args: chromeFlags });
  return {
    /** A device with a look, whose reader wants nothing to move. @param {Device} device @param {Look} look */
    context: ({ viewport, hasTouch = false, isMobile = false }, { lang }) =>
      browser.newContext({ ...here, viewport, hasTouch, isMobile, locale: LOCALES[lang] }),
    /**
     * A page that shows the scene, ready to be photographed. What goes wrong in it is printed.
     * @param {import("playwright-core").BrowserContext} context
     * @param {string} scene
     * @param {Look} look
     * @param {Steps} steps
     */
    async show(context, scene, { theme, lang }, steps) {
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on("pageerror", (error) => console.error(`${scene}: ${error.message}`));
      page.on("console", (message) => message.type() === "error" && console.error(`${scene}: ${message.text()}`));
      await page.goto(`${server.url}?scene=${scene}&lang=${lang}&theme=${theme}`, { waitUntil: "commit" });
      await page.locator(`body[data-scene="${scene}"]`).waitFor();
      await page.waitForTimeout(scene === "stopped" ? 1500 : 500);
      await steps[scene]?.(page);
      return page;
    },
    /**
     * Every scene on every device in its looks, some pages at a time: shown to `visit`, or told to `miss` where it cannot be.
     * @param {{ scenes: readonly string[], steps: Steps, shots: readonly Shot[] }} wanted
     * @param {(page: import("playwright-core").Page, name: string, device: Device) => Promise<unknown>} visit
     * @param {(name: string, why: string) => void} miss
     */
    async each({ scenes, steps, shots }, visit, miss) {
      for (const { device, look } of shots) {
        const context = await this.context(device, look);
        const waiting = [...scenes];
        const work = async () => {
          for (let scene = waiting.shift(); scene !== undefined; scene = waiting.shift()) {
            const name = `${scene}-${device.name}-${look.theme}-${look.lang}`;
            try {
              const page = await this.show(context, scene, look, steps);
              await visit(page, name, device);
              await page.close();
            } catch (error) {
              miss(name, error instanceof Error ? error.message : String(error));
            }
          }
        };
        await Promise.all(Array.from({ length: 3 }, work));
        await context.close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * Every scene as a picture. A scene that cannot be shown is told and left out.
 * @param {{ scenes: readonly string[], steps: Steps, shots: readonly Shot[], folder: string, whole: boolean }} wanted
 * @returns {Promise<number>} how many could not be taken
 */
export async function takeScreens({ scenes, steps, shots, folder, whole }) {
  await mkdir(folder, { recursive: true });
  const studio = await openStudio();
  let failed = 0;
  try {
    await studio.each(
      { scenes, steps, shots },
      async (page, name, device) => {
        const overflow = (await page.evaluate(() => document.documentElement.scrollWidth)) - device.viewport.width;
        if (overflow > 0) console.error(`${name}: ${overflow} px wider than the screen`);
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole });
      },
      (name, why) => {
        failed += 1;
        console.error(`${name}: ${why}`);
      },
    );
  } finally {
    await studio.close();
  }
  return failed;
}
