/**
 * Serves the production build on http://localhost:4173, building it first where it is missing or older than its sources.
 *
 *     npm start                 PORT=8080 npm start
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { staticServer } from "./static-server.mjs";

const root = resolve(import.meta.dirname, "..");
const dist = join(root, "dist");
const sources = ["src", "public", "models/catalog", "index.html", "vite.config.ts", "package-lock.json", "scripts"];

if (isStale()) {
  execFileSync(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

const port = Number(process.env["PORT"] ?? 4173);
const server = staticServer({ folder: dist });
server.on("error", (error) => {
  const busy = "code" in error && error.code === "EADDRINUSE";
  console.error(busy ? `port ${port} is in use; stop what uses it or set PORT to another` : error.message);
  process.exit(1);
});
server.listen(port, "localhost", () => console.log(`CiQi is at http://localhost:${port}`));

function isStale() {
  const page = join(dist, "index.html");
  if (!existsSync(page)) return true;
  const built = statSync(page).mtimeMs;
  return sources.some((name) => newest(join(root, name)) > built);
}

function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stats.mtimeMs);
}
