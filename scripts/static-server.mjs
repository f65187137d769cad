/** A static file server over one folder: our headers, compression, ranges, honest 404s. Knows nothing of how the folder was built. */
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { codingFor, compressed, isCompressible } from "./compressed-files.mjs";
import { contentSecurityPolicy, isolationHeaders } from "./http-headers.mjs";

/** @type {Record<string, string>} */
const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".jsonl": "application/x-ndjson; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
};

/**
 * @param {{ folder: string, isolated?: boolean }} options `isolated: false` leaves our headers out, as a plain static host would.
 * @returns {import("node:http").Server} not listening yet
 */
export function staticServer({ folder, isolated = true }) {
  const root = resolve(folder);
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const headers = isolated ? { ...isolationHeaders, "Content-Security-Policy": contentSecurityPolicy } : {};
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "only GET and HEAD");

    const file = locate(root, pathname);
    if (file === undefined) return refuse(response, 404, `no file at ${pathname}`);
    const type = types[extname(file.path)] ?? "application/octet-stream";
    const { range } = request.headers;
    const compressible = isCompressible(type, file.size);
    // A range is one of the file's own bytes, so it is never compressed.
    const coding = compressible && range === undefined ? codingFor(request.headers["accept-encoding"]) : undefined;
    const tag = coding === undefined ? file.tag : `${file.tag.slice(0, -1)}-${coding}"`;
    response.setHeader("Content-Type", type);
    response.setHeader("Cache-Control", cacheControl(pathname));
    response.setHeader("Last-Modified", file.modified.toUTCString());
    response.setHeader("ETag", tag);
    response.setHeader("Accept-Ranges", "bytes");
    if (compressible) response.setHeader("Vary", "Accept-Encoding");
    if (range === undefined && request.headers["if-none-match"] === tag) return response.writeHead(304).end();
    if (coding !== undefined) {
      return compressed(file, coding).then(
        (bytes) => {
          response.writeHead(200, { "Content-Encoding": coding, "Content-Length": bytes.length });
          response.end(request.method === "HEAD" ? undefined : bytes);
        },
        () => response.destroy(),
      );
    }

    const condition = request.headers["if-range"];
    const wanted = condition === undefined || condition === file.tag ? parseRange(range, file.size) : undefined;
    if (wanted === "unsatisfiable") {
      response.setHeader("Content-Range", `bytes */${file.size}`);
      return refuse(response, 416, `the file has ${file.size} bytes`);
    }
    const { first, last } = wanted ?? { first: 0, last: file.size - 1 };
    if (wanted !== undefined) response.setHeader("Content-Range", `bytes ${first}-${last}/${file.size}`);
    response.setHeader("Content-Length", last - first + 1);
    response.writeHead(wanted === undefined ? 200 : 206);
    if (request.method === "HEAD" || file.size === 0) return response.end();
    createReadStream(file.path, { start: first, end: last })
      .on("error", () => response.destroy())
      .pipe(response);
  });
}

/**
 * The file a path names: itself, or a folder's index.html. A page is never an answer to the name of a missing file.
 * @param {string} root
 * @param {string} pathname
 */
function locate(root, pathname) {
  let path;
  try {
    path = join(root, normalize(decodeURIComponent(pathname)));
  } catch {
    return undefined; // a malformed escape names nothing
  }
  if (path.includes("\0") || (path !== root && !path.startsWith(root + sep))) return undefined;
  if (path.endsWith(sep) || path === root) path = join(path, "index.html");
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile()) return undefined;
  const tag = `"${stats.size.toString(36)}-${Math.floor(stats.mtimeMs).toString(36)}"`;
  return { path, size: stats.size, modified: stats.mtime, tag };
}

/**
 * Hashed names never change; everything else is asked for again, and answered 304 where it is the same.
 * @param {string} pathname
 */
function cacheControl(pathname) {
  return pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

/**
 * One range only: `a-b`, `a-`, `-n`. Anything else gets the whole file, as RFC 9110 allows.
 * @param {string | undefined} header
 * @param {number} size
 * @returns {{ first: number, last: number } | "unsatisfiable" | undefined}
 */
function parseRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (match === null || (match[1] === "" && match[2] === "")) return undefined;
  const suffix = match[1] === "";
  const first = suffix ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const last = suffix || match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (first >= size || first > last) return "unsatisfiable";
  return { first, last };
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} message
 */
function refuse(response, status, message) {
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  response.writeHead(status).end(`${message}\n`);
}
