/**
 * Takes pictures of every screen, phone and desktop, light and dark, English and Chinese, into ./screens/.
 *
 *     npm run screens                        all scenes
 *     npm run screens -- verdict running     some of them
 *     FULL=1 npm run screens                 the whole page instead of the first screenful
 *     LOOKS=2 DEVICE=phone npm run screens   two of the four looks, one of the two devices
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serveScripted } from "../tests/scripted/serve.mjs";
import { chromeFlags, findChrome } from "./find-chrome.mjs";

const SCENES = [
  "home",
  "one-thread",
  "loading",
  "failed",
  "update",
  "settings",
  "chosen",
  "error",
  "waiting",
  "running",
  "verdict",
  "evidence",
  "not-porcelain",
  "stopped",
  "interrupted",
  "history",
  "library",
  "library-filtered",
  "library-filters",
  "library-search",
  "library-no-match",
  "library-none",
  "library-empty",
  "library-opening",
  "library-failed",
  "piece",
  "piece-missing",
  "terms",
  "terms-search",
  "terms-none",
  "term",
  "term-reign",
  "term-kiln",
  "term-dynasty",
  "term-missing",
  "packs",
  "packs-none",
  "packs-arrivals",
  "packs-installing",
  "packs-installed",
  "packs-waiting",
  "packs-elsewhere",
  "packs-remove",
  "import",
  "import-unfinished",
  "import-refused",
  "import-plan",
  "import-needed",
  "import-picker",
  "import-pictures",
  "import-running",
  "import-stopped",
  "import-report",
  "bench",
  "bench-empty",
  "bench-running",
  "bench-refused",
  "bench-run",
  "bench-run-calibrated",
  "bench-run-uncalibrated",
  "bench-run-ciqi",
  "bench-run-free",
  "bench-run-running",
  "bench-run-missing",
  "bench-export",
  "bench-rows",
  "bench-rows-cell",
  "bench-rows-none",
  "bench-episode",
  "bench-episode-scored",
  "bench-episode-bare",
  "bench-compare",
  "bench-compare-three",
  "bench-compare-refused",
];

/** What a visitor does before the picture is taken. */
const STEPS = {
  settings: (page) => page.locator(".header-actions .icon-only").click(),
  "packs-remove": (page) => page.getByRole("button", { name: /^(Remove|移除)/ }).click(),
  "bench-export": (page) => page.getByRole("button", { name: /^(Export|导出)$/ }).click(),
  "import-picker": (page) => page.locator("[role=combobox]").nth(2).fill("hong"),
  "import-needed": (page) => page.locator(".import-start .primary").click(),
  "library-filters": async (page) => {
    const button = page.locator(".filter-button");
    if (await button.isVisible()) await button.click();
  },
  evidence: (page) => page.locator("#verdict .evidence-chip", { hasText: "E2" }).first().click(),
};
const DEVICES = [
  { name: "phone", viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, hasTouch: true, isMobile: true },
  { name: "desktop", viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
];
const LOOKS = [
  { theme: "light", lang: "en" },
  { theme: "dark", lang: "zh" },
  { theme: "light", lang: "zh" },
  { theme: "dark", lang: "en" },
];

const wanted = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const scenes = SCENES.filter((scene) => wanted.length === 0 || wanted.includes(scene));
const looks = process.env["LOOKS"] ? LOOKS.slice(0, Number(process.env["LOOKS"])) : LOOKS;
const devices = DEVICES.filter(({ name }) => (process.env["DEVICE"] ?? name) === name);
const folder = "screens";

const server = await serveScripted();
const browser = await chromium.launch({ executablePath: findChrome(), args: chromeFlags });
await mkdir(folder, { recursive: true });
try {
  for (const { name, ...device } of devices) {
    for (const { theme, lang } of looks) {
      const context = await browser.newContext({
        ...device,
        locale: lang === "zh" ? "zh-CN" : "en-GB",
        reducedMotion: "reduce",
      });
      for (const scene of scenes) {
        const page = await context.newPage();
        page.on("pageerror", (error) => console.error(`${scene}: ${error.message}`));
        page.on("console", (message) => message.type() === "error" && console.error(`${scene}: ${message.text()}`));
        await page.goto(`${server.url}?scene=${scene}&lang=${lang}&theme=${theme}`, { waitUntil: "commit" });
        await page.locator(`body[data-scene="${scene}"]`).waitFor();
        await page.waitForTimeout(scene === "stopped" ? 1500 : 500);
        await STEPS[scene]?.(page);
        const file = join(folder, `${scene}-${name}-${theme}-${lang}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        const overflow = width - device.viewport.width;
        if (overflow > 0) console.error(`${file}: ${overflow} px wider than the screen`);
        await page.screenshot({ path: `${file}.png`, fullPage: process.env["FULL"] === "1" });
        await page.close();
      }
      await context.close();
    }
  }
  console.log(`${scenes.length} scenes in ./${folder}/`);
} finally {
  await browser.close();
  await server.close();
}
