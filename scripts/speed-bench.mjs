/**
 * Runs a speed bench of the model runtime in Chromium; knows nothing of what it measures.
 * The page comes from vite's development server, with the isolation headers of the app.
 */
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";
import { createServer } from "vite";
import { chromeFlags, findChrome } from "./find-chrome.mjs";

/** The names that `tests/bench/bench.worker.ts` knows. */
export const speedBenches = ["turns", "decode"];

/**
 * @param {string} name one of `speedBenches`
 * @returns {Promise<{ name: string, commit: string, rows: { what: string, ours: number, rival: number, unit: string,
 *   ratio: number, wanted: number | null }[] }>}
 */
export async function runSpeedBench(name) {
  const server = await createServer({ logLevel: "error", server: { port: 0, hmr: false, watch: null } });
  await server.listen();
  const browser = await chromium.launch({ executablePath: findChrome(), args: chromeFlags });
  try {
    const page = await browser.newPage();
    await page.goto(new URL("/tests/bench/page.html", server.resolvedUrls?.local[0]).href);
    await page.waitForFunction(() => "runBench" in globalThis);
    const rows = await page.evaluate((wanted) => globalThis.runBench(wanted), name);
    const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
    return { name, commit, rows };
  } finally {
    await browser.close();
    await server.close();
  }
}
