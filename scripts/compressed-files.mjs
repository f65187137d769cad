/** Files as a browser wants them sent: compressed once per version and kept in memory. Knows no request. */
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** @typedef {"br" | "gzip"} Coding */

/** Kinds that shrink; pictures, weights and packs are dense already. */
const SHRINKS = /^text\/|json|javascript|svg|wasm/;
/** A packet holds less than this anyway. */
const FEWEST_BYTES = 1024;
/** Beyond this (onnxruntime's wasm) the best brotli takes seconds and saves little. */
const LARGE_BYTES = 1 << 20;

/** @type {Map<string, { tag: string, bytes: Promise<Buffer> }>} by path and coding */
const kept = new Map();

/**
 * @param {string} type a media type
 * @param {number} size of the file in bytes
 */
export function isCompressible(type, size) {
  return size >= FEWEST_BYTES && SHRINKS.test(type);
}

/**
 * The best coding that the browser takes; undefined where it takes none of ours.
 * @param {string | undefined} accepted an Accept-Encoding header
 * @returns {Coding | undefined}
 */
export function codingFor(accepted = "") {
  const taken = accepted
    .split(",")
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
    .map((each) => each.replace(/;.*/, "").trim().toLowerCase());
  return /** @type {const} */ (["br", "gzip"]).find((coding) => taken.includes(coding));
}

/**
 * @param {{ path: string, size: number, tag: string }} file `tag` is another for every version of it
 * @param {Coding} coding
 * @returns {Promise<Buffer>}
 */
export function compressed({ path, size, tag }, coding) {
  const key = `${coding} ${path}`;
  const known = kept.get(key);
  if (known?.tag === tag) return known.bytes;
  const bytes = readFile(path).then((whole) =>
    coding === "br" ? brotli(whole, size) : promisify(gzip)(whole, { level: 9 }),
  );
  kept.set(key, { tag, bytes });
  bytes.catch(() => kept.delete(key));
  return bytes;
}

/**
 * @param {Buffer} whole
 * @param {number} size
 */
function brotli(whole, size) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: size > LARGE_BYTES ? 4 : 9, [BROTLI_PARAM_SIZE_HINT]: size };
  return promisify(brotliCompress)(whole, { params });
}
