/**
 * Where a PNG keeps places: the chunk eXIf, and texts: XMP, and the "raw profiles" of ImageMagick, which are EXIF, XMP or
 * IPTC in hexadecimal. A compressed text that told a place is put back uncompressed. PNG 3rd edition, 11.3.
 */
import { joined } from "../base/joined";
import { hasLetters } from "./strip-pieces";
import { blankIptc, blankXmp } from "./strip-text";
import { blankGps } from "./strip-tiff";

interface Chunk {
  type: string;
  data: Uint8Array;
}

const latin1 = new TextDecoder("latin1");

/** The file without places, or null when it tells none. @throws RangeError, SyntaxError, TypeError when it is not built as a PNG. */
export async function stripPng(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>[] | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array<ArrayBuffer>[] = [bytes.slice(0, 8)];
  let found = false;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) throw new RangeError(`PNG: a chunk ends ${end - bytes.length} bytes behind the file`);
    const chunk = { type: latin1.decode(bytes.subarray(at + 4, at + 8)), data: bytes.subarray(at + 8, end - 4) };
    const changed = await withoutPlace(chunk);
    found ||= changed !== null;
    parts.push(changed === null ? bytes.slice(at, end) : written(changed));
    at = end;
  }
  return found ? [...parts, bytes.slice(at)] : null;
}

/** Null when the chunk tells no place. */
async function withoutPlace({ type, data }: Chunk): Promise<Chunk | null> {
  if (type === "eXIf") {
    const tiff = data.slice();
    return blankGps(tiff) ? { type, data: tiff } : null;
  }
  const keyword = latin1.decode(data.subarray(0, data.indexOf(0)));
  if (type === "iTXt" && keyword === "XML:com.adobe.xmp") return withoutXmp(data, keyword);
  const profile = /^Raw profile type (exif|APP1|xmp|iptc|8bim)$/i.exec(keyword)?.[1]?.toLowerCase();
  if (profile === undefined || (type !== "tEXt" && type !== "zTXt")) return null;
  const text = data.subarray(keyword.length + 1);
  return withoutProfile(type === "zTXt" ? await inflated(text.subarray(1)) : text, keyword, profile);
}

/** keyword 0, compressed?, method, language 0, translated keyword 0, text */
async function withoutXmp(data: Uint8Array, keyword: string): Promise<Chunk | null> {
  const flag = keyword.length + 1;
  const language = data.indexOf(0, flag + 2);
  const start = data.indexOf(0, language + 1) + 1;
  const packet = data[flag] === 1 ? await inflated(data.subarray(start)) : data.slice(start);
  if (!blankXmp(packet)) return null;
  return { type: "iTXt", data: joined([letters(`${keyword}\0\0\0\0\0`), packet]) };
}

/** A line with the profile's name, a line with its length, then hexadecimal. */
function withoutProfile(text: Uint8Array, keyword: string, profile: string): Chunk | null {
  const match = /^\s*(\S+)\s+(\d+)\s+([\da-f\s]*)$/i.exec(latin1.decode(text));
  if (match === null) throw new SyntaxError("PNG: a raw profile that is no hexadecimal");
  const digits = match[3]?.replace(/\s+/g, "") ?? "";
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const isExif = hasLetters(bytes, 0, "Exif\0\0");
  const changed =
    profile === "iptc" || profile === "8bim"
      ? blankIptc(bytes)
      : isExif
        ? blankGps(bytes.subarray(6))
        : blankXmp(bytes);
  if (!changed) return null;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const lines = hex.replace(/.{72}/g, "$&\n");
  return { type: "tEXt", data: letters(`${keyword}\0\n${match[1]}\n${String(bytes.length).padStart(8)}\n${lines}\n`) };
}

/** Larger than any metadata: a text that inflates beyond it is no text. */
const mostBytes = 64 * 1024 * 1024;

async function inflated(zlib: Uint8Array): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  const stream = new Blob([zlib.slice()]).stream().pipeThrough(new DecompressionStream("deflate"));
  for await (const part of stream) {
    parts.push(part);
    total += part.length;
    if (total > mostBytes) throw new RangeError("PNG: a text of more than 64 MB");
  }
  return joined(parts);
}

function letters(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function written({ type, data }: Chunk): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(data.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(letters(type), 4);
  chunk.set(data, 8);
  view.setUint32(data.length + 8, crc32(chunk.subarray(4, data.length + 8)));
  return chunk;
}

/** PNG 3rd edition, annex D; bit by bit, since only metadata is ever written. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
