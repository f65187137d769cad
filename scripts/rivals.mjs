/** Puts packages that a bench or a script needs, and the project does not depend on, into .cache. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const searchRivals = { "hnswlib-wasm": "0.8.2", "@orama/orama": "3.1.18", minisearch: "7.2.0" };

/**
 * Installs what is missing; needs the registry, once.
 * @param {Record<string, string>} rivals version by name
 */
export function fetchRivals(rivals = searchRivals) {
  fetchPackages(".cache/rivals", rivals);
}

/**
 * As `fetchRivals`, into a folder of one's own.
 * @param {string} folder
 * @param {Record<string, string>} wanted version by name
 */
export function fetchPackages(folder, wanted) {
  const missing = Object.keys(wanted).some((name) => !existsSync(join(folder, "node_modules", name)));
  if (!missing) return;
  mkdirSync(folder, { recursive: true });
  const packages = Object.entries(wanted).map(([name, version]) => `${name}@${version}`);
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"];
  execFileSync("npm", ["install", "--prefix", folder, ...quiet, ...packages], { stdio: "inherit" });
}
