/**
 * Where a JPEG keeps places: EXIF, XMP (also in its extension over several segments), IPTC, and what phones append after
 * the picture: further pictures (gain maps, previews) and the film of a moving photograph. ITU-T T.81, annex B.
 */
import { editPieces, hasLetters, type Piece } from "./strip-pieces";
import { blankIptc, blankPositions, blankXmp } from "./strip-text";
import { blankGps } from "./strip-tiff";

const exif = "Exif\0\0";
const xmp = "http://ns.adobe.com/xap/1.0/\0";
const extension = "http://ns.adobe.com/xmp/extension/\0";
/** Behind the extension's name: a digest in 32 letters, the whole length, the offset of this part. */
const extensionHeader = extension.length + 32 + 4 + 4;
const photoshop = "Photoshop 3.0\0";

/** True when a place was told. @throws RangeError, SyntaxError when the file is not built as a JPEG. */
export function stripJpeg(bytes: Uint8Array): boolean {
  let { end, found } = stripOne(bytes, 0);
  const appended = end;
  for (;;) {
    const next = startOfPicture(bytes, end);
    if (next === -1) break;
    try {
      const other = stripOne(bytes, next);
      found ||= other.found;
      end = other.end;
    } catch {
      end = next + 3; // three bytes of a film that look like a picture's first ones
    }
  }
  return blankPositions(bytes.subarray(appended)) || found;
}

function startOfPicture(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff) return at;
  }
  return -1;
}

/** One picture from its first marker to its last. */
function stripOne(bytes: Uint8Array, start: number): { end: number; found: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = { exif: [] as Piece[], xmp: [] as Piece[], extension: [] as Piece[], photoshop: [] as Piece[] };
  let at = start + 2;
  for (;;) {
    if (at >= bytes.length) break; // cut short: what there was has been seen
    if (bytes[at] !== 0xff) throw new SyntaxError(`JPEG: no marker at byte ${at}`);
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill
      continue;
    }
    if (marker === 0xd9) {
      at += 2;
      break;
    }
    const end = at + 2 + view.getUint16(at + 2);
    const content = at + 4;
    const note = (part: Piece[], header: number) => part.push([content + header, Math.min(end, bytes.length)]);
    if (marker === 0xe1 && hasLetters(bytes, content, exif)) note(parts.exif, exif.length);
    if (marker === 0xe1 && hasLetters(bytes, content, xmp)) note(parts.xmp, xmp.length);
    if (marker === 0xe1 && hasLetters(bytes, content, extension)) note(parts.extension, extensionHeader);
    if (marker === 0xed && hasLetters(bytes, content, photoshop)) note(parts.photoshop, photoshop.length);
    at = marker === 0xda ? endOfScan(bytes, end) : end;
  }
  const found = [
    ...parts.exif.map((piece) => editPieces(bytes, [piece], blankGps)),
    ...parts.xmp.map((piece) => editPieces(bytes, [piece], blankXmp)),
    editPieces(bytes, parts.extension, blankXmp),
    editPieces(bytes, parts.photoshop, blankIptc),
  ].some(Boolean);
  return { end: at, found };
}

/** The next marker behind a scan's data, in which FF is followed by 0 or a restart marker. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
