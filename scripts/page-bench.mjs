/**
 * Measures whether the page stays at hand while the engine thinks: the longest task of the page's own thread during a
 * study, and how long what is tapped takes to be painted on a processor four times as slow.
 */
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";
import { buildIfStale } from "./build-if-stale.mjs";
import { chromeFlags, findChrome } from "./find-chrome.mjs";
import { staticServer } from "./static-server.mjs";

/** Milliseconds: what no task may exceed while the engine thinks, and what no interaction may take at `slowdown`. */
const mostTask = 50;
const mostInteraction = 200;
const slowdown = 4;
const patience = 60_000;

/** The same rows as a speed bench; the rival is what is allowed. */
export async function runPageBench() {
  const server = staticServer({ folder: buildIfStale() });
  await new Promise((resolve) => server.listen(0, "localhost", () => resolve(undefined)));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("serve the build: found no port");
  const browser = await chromium.launch({ executablePath: findChrome(), args: chromeFlags });
  const rows = [];
  const row = (what, ours, most) =>
    rows.push({
      what,
      ours,
      rival: most,
      unit: "ms",
      ratio: Math.round((100 * most) / Math.max(ours, 1)) / 100,
      wanted: 1,
    });
  try {
    for (const rate of [1, slowdown]) {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        locale: "en-GB",
      });
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      await page.addInitScript(watch);
      await page.goto(`http://localhost:${address.port}/`);
      await page.locator(".engine-line.is-ready").waitFor();
      const skip = page.locator(".welcome-turn .quiet");
      if (await skip.isVisible()) await skip.click();
      const devtools = await context.newCDPSession(page);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate });
      await page.evaluate(forget);
      const cores = rate === 1 ? "" : `, processor ${rate}x slower`;

      await page.locator(".sample").first().tap();
      await page.waitForURL(/#\/study\//);
      await page.locator(".thought").first().waitFor();
      await handle(page);
      await page.locator("#verdict").waitFor();
      const study = await page.evaluate(told);
      if (rate === 1) row("longest task of the page while a study runs", study.task, mostTask);
      row(`slowest interaction while a study runs${cores}`, study.interaction, mostInteraction);
      if (study.script !== "") console.error(`longest task${cores}: ${study.script}`);

      await page.evaluate(forget);
      for (const chip of (await page.locator("#verdict .evidence-chip").all()).slice(0, 3)) await chip.tap();
      await handle(page);
      await page.goto(`http://localhost:${address.port}/#/library`);
      await page.locator(".wall img").first().waitFor();
      await page.getByRole("searchbox").pressSequentially("dragon", { delay: 60 });
      await page.waitForTimeout(500);
      const after = await page.evaluate(told);
      row(`slowest interaction with a verdict and the library${cores}`, after.interaction, mostInteraction);
      await context.close();
    }
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  return { name: "page", commit, rows };
}

/** What a visitor does meanwhile: scrolls, begins to point at a place and thinks better of it, types into what is there. */
async function handle(page) {
  for (let turn = 0; turn < 3; turn++) {
    await page.mouse.wheel(0, turn % 2 === 0 ? 400 : -400);
    const pointing = page.locator(".look-here");
    if (await pointing.isVisible()) {
      await pointing.tap({ timeout: 3000 }).catch(() => undefined); // it may go with the end of the study
      await page.keyboard.press("Escape");
    }
    const asking = page.locator(".composer-row input:visible").first(); // of the study, or of the place pointed at
    if (await asking.isVisible())
      await asking.pressSequentially("why", { delay: 30, timeout: 3000 }).catch(() => undefined);
    await page.waitForTimeout(150);
  }
}

/* What follows runs in the page. */

function watch() {
  /** @type {{ tasks: number[], interactions: number[], scripts: { duration: number, words: string }[] }} */
  const seen = { tasks: [], interactions: [], scripts: [] };
  globalThis.seen = seen;
  const observe = (type, note, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
  observe("longtask", (entry) => seen.tasks.push(entry.duration));
  observe("event", (entry) => entry.interactionId > 0 && seen.interactions.push(entry.duration), {
    durationThreshold: 16,
  });
  if (PerformanceObserver.supportedEntryTypes.includes("long-animation-frame")) {
    observe("long-animation-frame", (entry) => {
      const worst = entry.scripts.toSorted((a, b) => b.duration - a.duration)[0];
      const style = Math.round(entry.startTime + entry.duration - entry.styleAndLayoutStart);
      const by =
        worst === undefined
          ? ""
          : `, ${Math.round(worst.duration)} in ${worst.invoker} of ${worst.sourceURL.split("/").at(-1)}`;
      seen.scripts.push({
        duration: entry.duration,
        words: `${Math.round(entry.duration)} ms, ${style} of style and layout${by}`,
      });
    });
  }
}

function forget() {
  for (const list of Object.values(globalThis.seen)) list.length = 0;
}

async function told() {
  await new Promise((resolve) => setTimeout(resolve, 300)); // observers tell a little later
  const { tasks, interactions, scripts } = globalThis.seen;
  const longest = scripts.toSorted((a, b) => b.duration - a.duration)[0];
  return {
    task: Math.round(Math.max(0, ...tasks)),
    interaction: Math.round(Math.max(0, ...interactions)),
    script: longest?.words ?? "",
  };
}
