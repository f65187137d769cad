/**
 * Takes the place out of a photograph and leaves everything else as it was taken: picture data byte for byte, orientation,
 * dates, camera, colour profile. Nothing is decoded or encoded anew.
 */
import { kindOf } from "./sniff";
import { stripHeif } from "./strip-heif";
import { stripJpeg } from "./strip-jpeg";
import { hasLetters } from "./strip-pieces";
import { stripPng } from "./strip-png";
import { blankXmp } from "./strip-text";
import { blankGps } from "./strip-tiff";
import { stripWebp } from "./strip-webp";

/**
 * `none`: it told no place. `removed`: it told one, and this file does not. `unread`: its metadata are not built as they
 * should be, and looking through the bytes found no place.
 */
export type LocationFound = "none" | "removed" | "unread";

export interface Stripped {
  /** The file itself when nothing had to go. */
  file: Blob;
  location: LocationFound;
}

/** Rejects as `Blob.arrayBuffer` does when the file cannot be read. */
export async function stripLocation(file: Blob): Promise<Stripped> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  if (kind === null) return { file, location: "none" };
  try {
    if (kind === "png") {
      const parts = await stripPng(bytes);
      return parts === null ? { file, location: "none" } : written(file, parts);
    }
    const strip = { jpeg: stripJpeg, webp: stripWebp, heic: stripHeif, avif: stripHeif, gif: stripLoose }[kind];
    return strip(bytes) ? written(file, [bytes]) : { file, location: "none" };
  } catch {
    stripLoose(bytes);
    const before = new Uint8Array(await file.arrayBuffer());
    const changed = bytes.some((byte, at) => byte !== before[at]); // what was found before it went wrong counts too
    return changed ? written(file, [bytes]) : { file, location: "unread" };
  }
}

function written(file: Blob, parts: Uint8Array<ArrayBuffer>[]): Stripped {
  return { file: new Blob(parts, { type: file.type }), location: "removed" };
}

/** EXIF and XMP wherever they stand, by their first letters: for files that cannot be followed from part to part. */
function stripLoose(bytes: Uint8Array): boolean {
  let found = false;
  for (let at = bytes.indexOf(0x45); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
    if (!hasLetters(bytes, at, "Exif\0\0")) continue;
    try {
      found = blankGps(bytes.subarray(at + 6)) || found;
    } catch {
      // the letters by chance, or a directory cut short: no way to a place from here
    }
  }
  for (let at = bytes.indexOf(0x3c); at !== -1; at = bytes.indexOf(0x3c, at + 1)) {
    if (!hasLetters(bytes, at, "<x:xmpmeta")) continue;
    found = blankXmp(bytes.subarray(at, endOfPacket(bytes, at))) || found;
  }
  return found;
}

function endOfPacket(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x3c, from); at !== -1; at = bytes.indexOf(0x3c, at + 1)) {
    if (hasLetters(bytes, at, "</x:xmpmeta")) return at;
  }
  return bytes.length;
}
