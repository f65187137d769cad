/** Where a WebP keeps places: its EXIF and XMP chunks. https://developers.google.com/speed/webp/docs/riff_container */
import { hasLetters } from "./strip-pieces";
import { blankXmp } from "./strip-text";
import { blankGps } from "./strip-tiff";

/** True when a place was told. @throws RangeError, SyntaxError when a chunk is not built as it should be. */
export function stripWebp(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = false;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (hasLetters(bytes, at, "EXIF")) {
      const header = hasLetters(content, 0, "Exif\0\0") ? 6 : 0; // as JPEG has it; not foreseen here and often written
      found = blankGps(content.subarray(header)) || found;
    }
    if (hasLetters(bytes, at, "XMP ")) found = blankXmp(content) || found;
    at += 8 + length + (length % 2);
  }
  return found;
}
