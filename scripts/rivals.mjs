/** Puts the packages that benches hold ours against into .cache/rivals: they are no dependency of the project. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const folder = ".cache/rivals";
const searchRivals = { "hnswlib-wasm": "0.8.2", "@orama/orama": "3.1.18", minisearch: "7.2.0" };

/**
 * Installs what is missing; needs the registry, once.
 * @param {Record<string, string>} rivals version by name
 */
export function fetchRivals(rivals = searchRivals) {
  const missing = Object.keys(rivals).some((name) => !existsSync(join(folder, "node_modules", name)));
  if (!missing) return;
  mkdirSync(folder, { recursive: true });
  const packages = Object.entries(rivals).map(([name, version]) => `${name}@${version}`);
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"];
  execFileSync("npm", ["install", "--prefix", folder, ...quiet, ...packages], { stdio: "inherit" });
}
