/**
 * Runs a speed bench of the model runtime in Chromium; knows nothing of what it measures.
 * The page comes from vite's development server, with the isolation headers of the app.
 */
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";
import { createServer } from "vite";
import { chromeFlags, findChrome } from "./find-chrome.mjs";
import { fetchRivals } from "./rivals.mjs";

/** The names that `tests/bench/bench.worker.ts` knows. */
export const speedBenches = ["turns", "decode", "search-vectors", "search-text"];
/** Those that hold ours against packages which are no dependency, and keep what these took long to build. */
const withRivals = ["search-vectors", "search-text"];
/** What a page keeps is kept for one origin. */
const keptPort = 4199;

/**
 * @param {string} name one of `speedBenches`
 * @param {{ quick: boolean, large: boolean }} size
 * @returns {Promise<{ name: string, commit: string, rows: { what: string, ours: number, rival: number, unit: string,
 *   ratio: number, wanted: number | null }[] }>}
 */
export async function runSpeedBench(name, size) {
  const keeps = withRivals.includes(name);
  if (keeps) fetchRivals();
  const port = keeps ? { port: keptPort, strictPort: true } : { port: 0 };
  const server = await createServer({ logLevel: "error", server: { ...port, hmr: false, watch: null } });
  await server.listen();
  const browser = await chromium.launchPersistentContext(keeps ? ".cache/bench-profile" : "", {
    executablePath: findChrome(),
    args: [...chromeFlags, "--js-flags=--expose-gc", "--enable-precise-memory-info"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(new URL("/tests/bench/page.html", server.resolvedUrls?.local[0]).href);
    await page.waitForFunction(() => "runBench" in globalThis);
    const rows = await page.evaluate(
      ([wanted, of]) => globalThis.runBench(wanted, of),
      /** @type {const} */ ([name, size]),
    );
    const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
    return { name, commit, rows };
  } finally {
    await browser.close();
    await server.close();
  }
}
