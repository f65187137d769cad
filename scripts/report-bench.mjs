/**
 * Opens a results file of 5,425 rows (CiQi-Bench's count) in the built app, goes to its answers and filters them: from the
 * choice of the file until its report stands on the page. The processor's time beside it is that of all of the browser's
 * processes: about what a machine with nothing else to do would need.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { buildIfStale } from "./build-if-stale.mjs";
import { chromeFlags, findChrome } from "./find-chrome.mjs";
import { loadSource } from "./load-source.mjs";
import { staticServer } from "./static-server.mjs";

const rows = 5425;
/** For opening, filtering and drawing together, in milliseconds. */
const wanted = 1000;
const patience = 180_000;

/** The same rows as a speed bench; the rival is what is allowed. */
export async function runReportBench() {
  const server = staticServer({ folder: buildIfStale() });
  await new Promise((resolve) => server.listen(0, "localhost", () => resolve(undefined)));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("serve the build: found no port");
  const folder = await mkdtemp(join(tmpdir(), "ciqi-bench-"));
  const file = join(folder, "results-test.jsonl");
  await writeFile(file, await resultsFile());
  const browser = await chromium.launch({ executablePath: findChrome(), args: chromeFlags });
  try {
    const session = await browser.newBrowserCDPSession();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    page.setDefaultTimeout(patience);
    await page.goto(`http://localhost:${address.port}/#/bench`);
    await page.getByText("Ready for use without a network").waitFor();
    const found = [];
    for (const [what, work] of steps(page, file)) {
      const before = await processorTime(session);
      const began = performance.now();
      await work();
      const took = performance.now() - began;
      found.push({ what, took, processor: (await processorTime(session)) - before });
    }
    const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
    const all = { what: "all of it", took: sum(found, "took"), processor: sum(found, "processor") };
    return { name: "report", commit, rows: [...found, all].flatMap(rowsOf) };
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  }
}

/** As this app writes it, with short episodes: 5 KB a row. */
async function resultsFile() {
  /** @type {typeof import("../tests/fixtures/bench-report/results")} */
  const { manyResults, runOf } = await loadSource("../tests/fixtures/bench-report/results.ts");
  /** @type {typeof import("../src/bench/results-file/record")} */
  const { resultLine } = await loadSource("bench/results-file/record.ts");
  /** @type {typeof import("../src/agent/prompt-file")} */
  const { promptFile } = await loadSource("agent/prompt-file.ts");
  const terms = { run: runOf(), prompt: promptFile("ciqi-nano") };
  return manyResults(rows).map((result) => resultLine(result, terms));
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} file
 * @returns {[string, () => Promise<void>][]}
 */
function steps(page, file) {
  return [
    [
      `a results file of ${rows} rows, opened and reported on`,
      async () => {
        await page.getByLabel("Open a results file").setInputFiles(file);
        await page.locator(".headline tbody.own tr").first().waitFor();
        await page.locator(".plot svg").first().waitFor();
      },
    ],
    [
      "its answers filtered by kind",
      async () => {
        await page.getByRole("link", { name: "All answers" }).click();
        await page.locator(".answer").first().waitFor();
        await page.getByLabel("Kind").selectOption("shape");
        await page.getByText(/of 775$/).waitFor();
      },
    ],
  ];
}

/**
 * Milliseconds, of all processes of the browser.
 * @param {import("playwright-core").CDPSession} session
 */
async function processorTime(session) {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo.reduce((total, { cpuTime }) => total + 1000 * cpuTime, 0);
}

/** @param {{ took: number, processor: number }[]} found @param {"took" | "processor"} what */
function sum(found, what) {
  return found.reduce((total, each) => total + each[what], 0);
}

/** @param {{ what: string, took: number, processor: number }} found */
function rowsOf({ what, took, processor }) {
  const row = (name, ms) => {
    const ratio = Math.round((100 * wanted) / ms) / 100;
    return { what: name, ours: Math.round(ms), rival: wanted, unit: "ms", ratio, wanted: 1 };
  };
  return [row(what, took), row(`${what}: processor`, processor)];
}
