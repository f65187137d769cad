/** The size of a JPEG as it is shown: its frame header, turned by the EXIF orientation. Does not read any pixel. */

/**
 * Walks the segments up to the frame header (SOFn); null where there is none.
 * @throws RangeError where the bytes end before it (JPEG: ISO/IEC 10918-1, annex B).
 */
export function jpegSize(view: DataView): { width: number; height: number } | null {
  let turned = false;
  for (let at = 2; ;) {
    while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at++; // fill bytes
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const height = view.getUint16(at + 5);
      const width = view.getUint16(at + 7);
      return turned ? { width: height, height: width } : { width, height };
    }
    if (marker === 0xd9 || marker === 0xda) return null; // the picture ends, or its scan begins, without a frame
    const hasLength = marker !== 0x01 && !(marker >= 0xd0 && marker <= 0xd7);
    const length = hasLength ? view.getUint16(at + 2) : 0;
    if (marker === 0xe1) turned ||= exifOrientation(view, at + 4, at + 2 + length) >= 5;
    at += 2 + length;
  }
}

/** EXIF tag 0x0112, 1 to 8; 5 and above lie on their side. 1 where there is none. */
function exifOrientation(view: DataView, start: number, end: number): number {
  const limit = Math.min(end, view.byteLength);
  if (start + 14 > limit || view.getUint32(start) !== 0x45786966) return 1; // "Exif"
  const tiff = start + 6;
  const littleEndian = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, littleEndian);
  if (directory + 2 > limit) return 1;
  const entries = view.getUint16(directory, littleEndian);
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > limit) return 1;
    if (view.getUint16(entry, littleEndian) === 0x0112) return view.getUint16(entry + 8, littleEndian);
  }
  return 1;
}
