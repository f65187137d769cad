/** What the headless door answers about benchmarks; knows no file but those it hands over. */
import { statSync } from "node:fs";

/** @typedef {import("../src/domain/bench").RunSummary} RunSummary */
/** @typedef {import("../src/domain/bench").RunProgress} RunProgress */
/** @typedef {ReturnType<typeof benchDoor>} BenchDoor */

/**
 * @param {import("playwright-core").Page} page with the door open
 * @param {(error: import("../src/base/errors").PlainError) => Error} failure what a refusal is thrown as
 */
export function benchDoor(page, failure) {
  /** @type {(progress: RunProgress) => void} */
  let tell = () => undefined;
  /**
   * @template T
   * @param {import("../src/headless").Settled<T>} settled
   */
  const value = (settled) => {
    if (settled.ok) return settled.value;
    throw Object.assign(failure(settled.error), { code: settled.error.kind === "app" ? settled.error.code : "" });
  };
  return {
    /**
     * @param {Pick<import("./question-source.mjs").QuestionSource, "files" | "paths">} source
     */
    async readSet({ files, paths }) {
      const isFolder = paths === null && files[0] !== undefined && statSync(files[0]).isDirectory();
      await page.evaluate((folder) => {
        document.querySelector("#source")?.toggleAttribute("webkitdirectory", folder);
      }, isFolder);
      await page.setInputFiles("#source", isFolder ? (files[0] ?? "") : files);
      return value(await page.evaluate((named) => window.ciqi.readSet(named), paths));
    },
    /**
     * @param {string} setId
     * @param {string} name
     * @param {Omit<import("../src/domain/bench").RunSettings, "model" | "weights">} settings
     */
    async createRun(setId, name, settings) {
      const wanted = /** @type {const} */ ([setId, name, settings]);
      return value(await page.evaluate((of) => window.ciqi.createRun(...of), wanted));
    },
    /** @param {string} runId */
    async findRun(runId) {
      return value(await page.evaluate((id) => window.ciqi.findRun(id), runId));
    },
    /** @param {string} runId @param {number} seq */
    async result(runId, seq) {
      const of = /** @type {const} */ ([runId, seq]);
      return value(await page.evaluate((wanted) => window.ciqi.result(...wanted), of));
    },
    /**
     * Works through what is left of a run.
     * @param {string} runId
     * @param {(progress: RunProgress) => void} onRow
     */
    async work(runId, onRow) {
      tell = onRow;
      if (!(await page.evaluate(() => "ciqiRow" in window))) {
        await page.exposeFunction("ciqiRow", (/** @type {RunProgress} */ progress) => tell(progress));
      }
      return value(await page.evaluate((id) => window.ciqi.runBench(id), runId));
    },
  };
}
