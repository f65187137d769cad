/** Opens the built app's headless door in Chromium; knows nothing of what is asked through it or how it is shown. */
import { statSync } from "node:fs";
import { chromium } from "playwright-core";
import { buildIfStale } from "./build-if-stale.mjs";
import { BadInput } from "./command-line.mjs";
import { chromeFlags, findChrome, softwareWebgpu } from "./find-chrome.mjs";
import { benchDoor } from "./headless-bench.mjs";
import { staticServer } from "./static-server.mjs";

/** @typedef {import("../src/headless").StudySettings} StudySettings */
/** @typedef {import("../src/headless").PackSettings} PackSettings */
/** @typedef {import("../src/domain/events").AgentEvent} AgentEvent */
/** @typedef {import("../src/domain/import").ImportProgress} ImportProgress */

/** What a page stores is kept for one origin, and the server has another port each time. */
const origin = "http://ciqi.localhost";

/**
 * One browser over the current build. Close it, or the process stays.
 * @param {{ backend: "wasm" | "webgpu", profile?: string }} options `profile`: a folder for what the page stores, which
 *   else stays in memory.
 */
export async function openHeadless({ backend, profile }) {
  const server = staticServer({ folder: buildIfStale() });
  await new Promise((resolve) => server.listen(0, "localhost", () => resolve(undefined)));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("serve the build: found no port");
  const here = `--host-resolver-rules=MAP ${new URL(origin).host}:80 localhost:${address.port}`;
  const args = [...chromeFlags, here, ...(backend === "webgpu" ? softwareWebgpu : [])];
  const stopServing = () => {
    server.close();
    server.closeAllConnections();
  };
  const browser = await launch({ executablePath: findChrome(), args }, profile).catch((error) => {
    stopServing();
    throw error;
  });
  const close = async () => {
    await browser.close();
    stopServing();
  };
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/headless.html`);
    const choose = (files) => page.setInputFiles("#photographs", files);
    return {
      close,
      /** For what measures in the page. */
      page,
      bench: benchDoor(page, failure),
      /**
       * Puts the views of one piece before the door.
       * @param {string[]} files
       * @returns {Promise<void>} rejects with BadInput, naming the first file that cannot be studied
       */
      async choose(files) {
        await choose(files);
        const checked = await page.evaluate(() => window.ciqi.inspect());
        if (!checked.ok) throw failure(checked.error);
      },
      /** Loads the model, once. */
      async load() {
        const loaded = await page.evaluate((wanted) => window.ciqi.load(wanted), backend);
        if (!loaded.ok) throw failure(loaded.error);
        return loaded.value;
      },
      /**
       * A fresh study of what was chosen. A failure in mid-study is in `failure`; the events up to it are there.
       * @param {StudySettings} settings
       * @returns {Promise<{ events: AgentEvent[], failure: string | null }>}
       */
      async study(settings) {
        const outcome = await page.evaluate((wanted) => window.ciqi.study(wanted), settings);
        return { events: outcome.events, failure: outcome.ok ? null : outcome.error.message };
      },
      /** What the library says at once of what was chosen; no model is loaded for it. */
      async glance() {
        const glanced = await page.evaluate(() => window.ciqi.glance());
        if (!glanced.ok) throw failure(glanced.error);
        return glanced.value;
      },
      /**
       * Makes a pack of a folder, or of an archive or a table alone, and writes it to `out`.
       * @param {string} source
       * @param {PackSettings} settings
       * @param {string} out
       * @param {(progress: ImportProgress) => void} onProgress
       */
      async pack(source, settings, out, onProgress) {
        const isFolder = statSync(source).isDirectory();
        await page.evaluate((folder) => {
          document.querySelector("#source")?.toggleAttribute("webkitdirectory", folder);
        }, isFolder);
        await page.setInputFiles("#source", source);
        await page.exposeFunction("ciqiProgress", onProgress);
        const written = page.waitForEvent("download", { timeout: 0 });
        written.catch(() => undefined); // none comes of a failure
        const made = await page.evaluate((wanted) => window.ciqi.pack(wanted), settings);
        if (!made.ok) throw failure(made.error);
        await (await written).saveAs(out);
        return made.value;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A browser whose command was killed may still be about to let go of its profile. */
const PATIENCE = { tries: 10, pause: 500 };

/**
 * @param {import("playwright-core").LaunchOptions} options
 * @param {string | undefined} profile
 */
async function launch(options, profile) {
  if (profile === undefined) return chromium.launch(options);
  for (let left = PATIENCE.tries; ; left -= 1) {
    try {
      return await chromium.launchPersistentContext(profile, options);
    } catch (error) {
      if (left === 0 || !/ProcessSingleton|already in use/i.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, PATIENCE.pause));
    }
  }
}

/** @param {import("../src/base/errors").PlainError} plain */
function failure(plain) {
  const isInput =
    plain.kind === "app" &&
    /^(?:image|import|table|archive|pack|set)-|^(?:too-many-photos|model-changed)$/.test(plain.code);
  return isInput ? new BadInput(plain.message) : new Error(plain.message);
}
