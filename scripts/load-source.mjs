/** Loads a module of src into Node, types and all; for what knows no browser. */
import { runnerImport } from "vite";

/**
 * @param {string} path below src, `bench/wilson.ts`
 * @returns {Promise<any>} the module; callers say its type, `typeof import("../src/bench/wilson")`
 */
export async function loadSource(path) {
  const file = new URL(`../src/${path}`, import.meta.url).pathname;
  return (await runnerImport(file, { configFile: false, logLevel: "error" })).module;
}
