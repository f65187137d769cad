/**
 * Adds up the JavaScript the page needs before it can paint: the entry chunk and its static imports, gzipped.
 * Workers and dynamic imports load behind it and do not count.
 *
 *     npm run size
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const limit = 90_000;
const dist = resolve(import.meta.dirname, "../dist");
const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
const entry = "index.html";
if (manifest[entry] === undefined) {
  throw new Error(`dist/.vite/manifest.json names no ${entry}; build again with npm run build`);
}

const chunks = new Map();
const pending = [entry];
for (const name of pending) {
  const { file, imports = [] } = manifest[name];
  if (chunks.has(file)) continue;
  chunks.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  pending.push(...imports);
}
const total = [...chunks.values()].reduce((sum, bytes) => sum + bytes, 0);
for (const [file, bytes] of chunks) console.log(`${String(bytes).padStart(7)}  ${file}`);
console.log(`${String(total).padStart(7)}  bytes of gzipped JavaScript before first paint, limit ${limit}`);
if (total > limit) process.exit(1);
