/**
 * What a file is and how large a picture it holds, from its header bytes, before anything is decoded.
 * Does not decode, and does not know what the browser can decode.
 */
import { AppError } from "../base/errors";
import { jpegSize } from "./jpeg-size";
import { checkSize } from "./limits";

export type ImageKind = "jpeg" | "png" | "webp" | "gif" | "avif" | "heic";

export interface Sniffed {
  kind: ImageKind;
  /** Pixels as shown, EXIF orientation applied. */
  width: number;
  height: number;
}

/** JPEG sizes stand behind metadata of any length: a first slice that is nearly always enough, then the whole file. */
const headBytes = 256 * 1024;

/**
 * Reads the header of a file and checks the size it declares.
 * @throws AppError `image-empty`, `image-not-an-image`, `image-svg`, `image-broken` (a picture's first bytes but no
 * size), `image-too-large`, `image-too-narrow`.
 */
export async function sniffImage(file: Blob): Promise<Sniffed> {
  if (file.size === 0) {
    throw new AppError("image-empty", "This file is empty; choose a photograph.");
  }
  const head = await bytesOf(file.slice(0, headBytes));
  const kind = kindOf(head);
  if (kind === null) throw notAnImage(head);
  const size = sizeOf(kind, head) ?? (file.size > headBytes ? sizeOf(kind, await bytesOf(file)) : null);
  if (size === null || size.width === 0 || size.height === 0) throw brokenImage();
  checkSize(size.width, size.height);
  return { kind, ...size };
}

/** The error for a file that begins as a picture and cannot be read as one. */
export function brokenImage(cause?: unknown): AppError {
  return new AppError(
    "image-broken",
    "This picture is damaged or cut short and cannot be read; choose another copy of it.",
    { cause },
  );
}

/** The kind by the first bytes, or null for what is no picture that a browser may decode for us. */
export function kindOf(bytes: Uint8Array): ImageKind | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return "webp";
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return "gif";
  if (ascii(bytes, 4, 4) === "ftyp") {
    const brands = ascii(bytes, 8, Math.min(64, Math.max(0, viewOf(bytes).getUint32(0) - 8)));
    if (/avif|avis/.test(brands)) return "avif";
    if (/hei[cmsxf]|hev[cmsx]|mif1|msf1/.test(brands)) return "heic";
  }
  return null;
}

interface Size {
  width: number;
  height: number;
}

function sizeOf(kind: ImageKind, bytes: Uint8Array): Size | null {
  try {
    const view = viewOf(bytes);
    switch (kind) {
      case "jpeg":
        return jpegSize(view);
      case "png":
        return ascii(bytes, 12, 4) === "IHDR" ? { width: view.getUint32(16), height: view.getUint32(20) } : null;
      case "gif":
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
      case "webp":
        return webpSize(bytes, view);
      case "avif":
      case "heic":
        return heifSize(bytes, view);
      default:
        return kind satisfies never;
    }
  } catch (error) {
    if (error instanceof RangeError) return null; // the header is longer than the bytes at hand
    throw error;
  }
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(bytes: Uint8Array, view: DataView): Size | null {
  switch (ascii(bytes, 12, 4)) {
    case "VP8 ":
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case "VP8L": {
      const packed = view.getUint32(21, true);
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return {
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint32(26, true) >>> 8) + 1,
      };
    default:
      return null;
  }
}

/** The largest `ispe` property: tiles and thumbnails have their own, smaller ones. */
function heifSize(bytes: Uint8Array, view: DataView): Size | null {
  let largest: Size | null = null;
  for (let at = 0; at + 16 <= bytes.length; at++) {
    if (bytes[at] !== 0x69 || ascii(bytes, at, 4) !== "ispe") continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

function notAnImage(head: Uint8Array): AppError {
  const text = new TextDecoder().decode(head.subarray(0, 4096));
  if (/^\uFEFF?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(text)) {
    return new AppError("image-svg", "This is an SVG drawing, not a photograph; choose a JPEG, PNG or WebP picture.");
  }
  return new AppError(
    "image-not-an-image",
    `This file is ${describe(head, text)}, not a picture; choose a JPEG, PNG or WebP photograph.`,
  );
}

function describe(head: Uint8Array, text: string): string {
  if (text.startsWith("%PDF")) return "a PDF document";
  if (startsWith(head, [0x49, 0x49, 0x2a, 0]) || startsWith(head, [0x4d, 0x4d, 0, 0x2a])) {
    return "a TIFF or raw camera file that browsers cannot show";
  }
  if (startsWith(head, [0x50, 0x4b, 3, 4])) return "a ZIP archive";
  if (ascii(head, 4, 4) === "ftyp") return "a video";
  const isText = !head.subarray(0, 1000).includes(0) && !text.slice(0, 1000).includes("\uFFFD");
  return isText ? "text" : "of an unknown kind";
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw brokenImage(cause); // a file that was moved or lies on a drive that is gone
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
