/** Builds the site where it is missing or older than its sources; says nothing while it goes well. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const sources = [
  "src",
  "public",
  "models/catalog",
  "index.html",
  "headless.html",
  "vite.config.ts",
  "package-lock.json",
  "scripts/http-headers.mjs",
  "scripts/ort-files.mjs",
];

/**
 * The folder of the build, up to date; `$DIST` names one that somebody else has built and answers for.
 * @returns {string}
 */
export function buildIfStale() {
  if (process.env["DIST"] !== undefined) return resolve(process.env["DIST"]);
  const dist = join(root, "dist");
  if (!isStale(dist)) return dist;
  const vite = join(root, "node_modules/vite/bin/vite.js");
  // Loading a module of src into Node (load-source) makes this a development process, and the build would be one too.
  const env = { ...process.env, NODE_ENV: "production" };
  const { status } = spawnSync(process.execPath, [vite, "build"], { cwd: root, stdio: "ignore", env });
  if (status !== 0) throw new Error("build the site: vite failed; see why with npm run build");
  return dist;
}

/** The service worker is written last: a build without one was cut off, as is one whose beginning is gone. */
function isStale(dist) {
  if (!["sw.js", "index.html"].every((name) => existsSync(join(dist, name)))) return true;
  const built = statSync(join(dist, "index.html")).mtimeMs;
  return sources.some((name) => newest(join(root, name)) > built);
}

/** Tests are no part of the build. The time of change also tells of a file that was copied here with its old date. */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || /\.test\.tsx?$/.test(path)) return 0;
  if (!stats.isDirectory()) return stats.ctimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stats.ctimeMs);
}
