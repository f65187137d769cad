/**
 * Lighthouse over the built app as a phone meets it, served as `npm start` serves it: prints the four scores and what
 * lowers them, and fails where one is under 95.
 *
 *     npm run lighthouse                  the start page
 *     npm run lighthouse -- '#/terms'     another address
 *     DIST=FOLDER npm run lighthouse      a build that lies elsewhere
 *
 * Lighthouse (Apache-2.0) is fetched from the npm registry into .cache, once.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { buildIfStale } from "./build-if-stale.mjs";
import { chromeFlags, findChrome } from "./find-chrome.mjs";
import { fetchPackages } from "./rivals.mjs";
import { staticServer } from "./static-server.mjs";

const wanted = 95;
const cache = resolve(import.meta.dirname, "../.cache/lighthouse");
const [address = ""] = process.argv.slice(2);

fetchPackages(cache, { lighthouse: "12.8.2" });
const { default: lighthouse } = await import(pathToFileURL(join(cache, "node_modules/lighthouse/core/index.js")).href);

const server = staticServer({ folder: buildIfStale() });
await new Promise((listening) => server.listen(0, "localhost", () => listening(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
const profile = await mkdtemp(join(tmpdir(), "ciqi-lighthouse-"));
const debugging = port + 1 > 65_535 ? port - 1 : port + 1;
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: findChrome(),
  args: [...chromeFlags, `--remote-debugging-port=${debugging}`],
});
try {
  const url = `http://localhost:${port}/${address}`;
  const { lhr } = await lighthouse(url, { port: debugging, logLevel: "error", output: "json" });
  if (lhr.runtimeError !== undefined) throw new Error(`Lighthouse could not judge ${url}: ${lhr.runtimeError.message}`);
  let low = false;
  for (const { title, score, auditRefs } of Object.values(lhr.categories)) {
    const points = Math.round((score ?? 0) * 100);
    low ||= points < wanted;
    console.log(`${String(points).padStart(4)}  ${title}`);
    const lowering = auditRefs
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.95)
      .map(({ id }) => lhr.audits[id]);
    for (const audit of lowering) console.log(`        ${audit.title} ${audit.displayValue ?? ""}`.trimEnd());
  }
  const longest = lhr.audits["max-potential-fid"]?.numericValue;
  console.log(`Lighthouse ${lhr.lighthouseVersion}, ${url}, longest task ${Math.round(longest ?? 0)} ms throttled`);
  if (low) {
    console.error(`found a score under ${wanted}; see what lowers it above`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
  await rm(profile, { recursive: true, force: true });
}
