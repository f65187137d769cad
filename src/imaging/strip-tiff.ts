/**
 * Takes the GPS directory out of EXIF, in place: no byte moves but those of the directory's own list, so that every offset
 * of the file stays right. Orientation, dates, lens and thumbnail stay. TIFF 6.0, section 2; Exif 2.32, 4.6.3.
 * Maker notes are their makers' secret and are left alone.
 */

const gpsTag = 0x8825;
const exifTag = 0x8769;
/** Bytes of one value by TIFF type, 1 BYTE to 12 DOUBLE. */
const typeSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** A photograph has two directories in a row, the picture's and the thumbnail's. */
const mostDirectories = 8;

type Range = readonly [start: number, end: number];

/** True when there was a GPS directory. @throws RangeError when the directories lead out of the bytes; SyntaxError when this is no TIFF. */
export function blankGps(tiff: Uint8Array): boolean {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) throw new SyntaxError("EXIF: no TIFF header");
  const directories = directoriesOf(view, little);
  const kept = keptRanges(view, little, directories);
  let found = false;
  for (const at of directories) {
    for (let index = 0; index < view.getUint16(at, little);) {
      const entry = at + 2 + index * 12;
      if (view.getUint16(entry, little) !== gpsTag) {
        index += 1;
        continue;
      }
      for (const [start, end] of rangesOf(view, little, view.getUint32(entry + 8, little))) {
        if (!kept.some((range) => start < range[1] && range[0] < end)) tiff.fill(0, start, end);
      }
      dropEntry(view, little, at, index);
      found = true;
    }
  }
  return found;
}

/** Where the directories lie that follow one another from the header. */
function directoriesOf(view: DataView, little: boolean): number[] {
  const found: number[] = [];
  let at = view.getUint32(4, little);
  while (at !== 0 && !found.includes(at) && found.length < mostDirectories) {
    const next = at + 2 + view.getUint16(at, little) * 12;
    found.push(at);
    at = next + 4 <= view.byteLength ? view.getUint32(next, little) : 0; // some writers leave the last link out
  }
  return found;
}

/** What a damaged GPS directory must not take with it: the header and the other directories. */
function keptRanges(view: DataView, little: boolean, directories: readonly number[]): Range[] {
  const kept: Range[] = [[0, 8]];
  for (const at of directories) {
    const count = view.getUint16(at, little);
    kept.push([at, at + 2 + count * 12 + 4]);
    for (let index = 0; index < count; index++) {
      const entry = at + 2 + index * 12;
      if (view.getUint16(entry, little) !== exifTag) continue;
      const exif = view.getUint32(entry + 8, little);
      if (exif + 2 <= view.byteLength) kept.push([exif, exif + 2 + view.getUint16(exif, little) * 12 + 4]);
    }
  }
  return kept;
}

/** The directory at `at` and the values it keeps elsewhere, as far as they lie inside. */
function rangesOf(view: DataView, little: boolean, at: number): Range[] {
  if (at + 2 > view.byteLength) return [];
  const count = view.getUint16(at, little);
  const ranges: Range[] = [];
  for (let index = 0; index < count; index++) {
    const entry = at + 2 + index * 12;
    if (entry + 12 > view.byteLength) break;
    const bytes = (typeSizes[view.getUint16(entry + 2, little)] ?? 1) * view.getUint32(entry + 4, little);
    const start = view.getUint32(entry + 8, little);
    if (bytes > 4 && start < view.byteLength) ranges.push([start, Math.min(start + bytes, view.byteLength)]);
  }
  return [...ranges, [at, Math.min(at + 2 + count * 12 + 4, view.byteLength)]];
}

/** Closes the gap that an entry leaves; the link to the next directory moves up with the entries. */
function dropEntry(view: DataView, little: boolean, at: number, index: number): void {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const count = view.getUint16(at, little);
  const entry = at + 2 + index * 12;
  const end = Math.min(at + 2 + count * 12 + 4, view.byteLength);
  bytes.copyWithin(entry, entry + 12, end);
  bytes.fill(0, end - 12, end);
  view.setUint16(at, count - 1, little);
}
