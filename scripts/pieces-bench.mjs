/**
 * Installs ten thousand pieces in the built app, walks along them and searches them, and says for how long the page was
 * held up at most: the longest of the browser's own "long tasks" (50 ms and more) on the page's thread.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { buildIfStale } from "./build-if-stale.mjs";
import { chromeFlags, findChrome } from "./find-chrome.mjs";
import { largePack } from "./large-pack.mjs";
import { staticServer } from "./static-server.mjs";

const pieces = 10_000;
/** No task of the page's may take longer, in milliseconds; and what is shorter than `seen` the browser does not tell. */
const wanted = 100;
const seen = 50;
const patience = 180_000;

/** The same rows as a speed bench; the rival is what is allowed. */
export async function runPiecesBench() {
  const server = staticServer({ folder: buildIfStale() });
  await new Promise((resolve) => server.listen(0, "localhost", () => resolve(undefined)));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("serve the build: found no port");
  const folder = await mkdtemp(join(tmpdir(), "ciqi-bench-"));
  const file = join(folder, "bench.ciqi");
  await writeFile(file, largePack({ id: "bench", pieces, title: "Ten thousand pieces" }));
  const browser = await chromium.launch({ executablePath: findChrome(), args: chromeFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    page.setDefaultTimeout(patience);
    await page.addInitScript(() => {
      globalThis.longTasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
      }).observe({ type: "longtask", buffered: true });
    });
    await page.goto(`http://localhost:${address.port}/#/packs`);
    await page.getByText("Ready for use without a network").waitFor();
    const rows = [];
    for (const [what, work] of steps(page, file)) {
      await page.evaluate(() => (globalThis.longTasks.length = 0));
      await work();
      await page.waitForTimeout(200); // the observer tells a little later
      const ours = await page.evaluate(() => Math.max(0, ...globalThis.longTasks));
      const longest = Math.round(Math.max(seen, ours));
      const ratio = Math.round((100 * wanted) / longest) / 100;
      rows.push({ what: `longest task, ${what}`, ours: longest, rival: wanted, unit: "ms", ratio, wanted: 1 });
    }
    const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
    return { name: "pieces", commit, rows };
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  }
}

/**
 * What a visitor does, one after another.
 * @param {import("playwright-core").Page} page
 * @param {string} file of the pack
 * @returns {[string, () => Promise<void>][]}
 */
function steps(page, file) {
  const count = page.locator(".library-count");
  const cards = page.locator(".wall .piece-card");
  const pictures = page.locator(".wall img");
  const search = async (words) => {
    await page.getByRole("searchbox").pressSequentially(words, { delay: 60 });
    await page.getByText(`“${words}”`).first().waitFor();
    await pictures.first().waitFor();
    await page.getByRole("searchbox").fill("");
    await page.getByText(/^\d[\d,]* pieces$/).waitFor();
  };
  return [
    [
      "installing 10,000 pieces",
      async () => {
        await page.locator(".add-pack input[type=file]").first().setInputFiles(file);
        await page.getByRole("button", { name: "Install", exact: true }).click();
        await page.locator(".outcome").waitFor();
      },
    ],
    [
      "opening the library",
      async () => {
        await page.locator(".site-nav a[href='#/library']").click();
        await count.filter({ hasText: /^10,\d\d\d pieces$/ }).waitFor();
        await pictures.first().waitFor();
      },
    ],
    [
      "scrolling to the end and back",
      async () => {
        await page.mouse.move(800, 500);
        for (let turn = 0; turn < 80; turn++) {
          await page.mouse.wheel(0, turn < 40 ? 1600 : -1600);
          await page.waitForTimeout(25);
        }
        for (const key of ["End", "PageUp", "PageUp", "Home"]) {
          await page.keyboard.press(key);
          await cards.first().waitFor();
          await page.waitForTimeout(150);
        }
        await pictures.first().waitFor();
      },
    ],
    ["searching in English", () => search("blue dragon on a moon flask")],
    ["searching in Chinese", () => search("青花龙纹扁壶")],
    [
      "filtering",
      async () => {
        const filter = page.getByRole("checkbox").first();
        await filter.check();
        await page.locator(".filter-chip").waitFor();
        await pictures.first().waitFor();
        await filter.uncheck();
        await count.filter({ hasText: /^10,\d\d\d pieces$/ }).waitFor();
      },
    ],
    [
      "opening a piece and going back",
      async () => {
        await cards.nth(3).click();
        await page.locator(".piece-row .piece-card").first().waitFor();
        await page.goBack();
        await pictures.first().waitFor();
      },
    ],
  ];
}
