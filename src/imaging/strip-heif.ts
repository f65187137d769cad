/**
 * Where HEIC and AVIF keep places: items of type Exif and XMP, found by the boxes `iinf` (which items) and `iloc` (where).
 * ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, annex A.
 */
import { editPieces, type Piece } from "./strip-pieces";
import { blankXmp } from "./strip-text";
import { blankGps } from "./strip-tiff";

interface Box {
  type: string;
  start: number;
  end: number;
}

/** True when a place was told. @throws RangeError, SyntaxError when boxes or items are not built as they should be. */
export function stripHeif(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const meta = boxesIn(view, 0, bytes.length).find(({ type }) => type === "meta");
  if (meta === undefined) throw new SyntaxError("HEIF: no meta box");
  const boxes = boxesIn(view, meta.start + 4, meta.end);
  const box = (type: string) => boxes.find((each) => each.type === type);
  const [infos, places] = [box("iinf"), box("iloc")];
  if (infos === undefined || places === undefined) return false;
  const kinds = itemKinds(view, infos);
  const pieces = itemPieces(view, places, box("idat")?.start ?? null);
  let found = false;
  for (const [id, kind] of kinds) {
    const edit = kind === "exif" ? blankExifItem : blankXmp;
    found = editPieces(bytes, pieces.get(id) ?? [], edit) || found;
  }
  return found;
}

/** The item tells in its first four bytes how far behind them the TIFF header is. */
function blankExifItem(item: Uint8Array): boolean {
  if (item.length < 4) return false;
  return blankGps(item.subarray(4 + new DataView(item.buffer, item.byteOffset, item.byteLength).getUint32(0)));
}

function boxesIn(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const size = view.getUint32(at);
    const [header, length] = size === 1 ? [16, Number(view.getBigUint64(at + 8))] : [8, size === 0 ? to - at : size]; // 0: to the end
    if (length < header) throw new SyntaxError(`HEIF: a box of ${length} bytes at byte ${at}`);
    boxes.push({ type: lettersAt(view, at + 4), start: at + header, end: Math.min(at + length, to) });
    at += length;
  }
  return boxes;
}

function lettersAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));
}

/** The items that may tell a place, by id. */
function itemKinds(view: DataView, infos: Box): Map<number, "exif" | "xmp"> {
  const kinds = new Map<number, "exif" | "xmp">();
  const entries = infos.start + 4 + (view.getUint8(infos.start) === 0 ? 2 : 4);
  for (const { type, start } of boxesIn(view, entries, infos.end)) {
    const version = view.getUint8(start);
    if (type !== "infe" || version < 2) continue; // before version 2 items have no type
    const wide = version > 2;
    const id = wide ? view.getUint32(start + 4) : view.getUint16(start + 4);
    const itemType = lettersAt(view, start + (wide ? 10 : 8));
    if (itemType === "Exif") kinds.set(id, "exif");
    if (itemType === "mime") kinds.set(id, "xmp"); // other texts have none of XMP's names
  }
  return kinds;
}

/** Where each item's bytes lie in the file. `idat` is where the meta box's own data begins. */
function itemPieces(view: DataView, places: Box, idat: number | null): Map<number, Piece[]> {
  let at = places.start;
  const read = (bytes: number): number => {
    const value =
      bytes === 0
        ? 0
        : bytes === 8
          ? Number(view.getBigUint64(at))
          : bytes === 4
            ? view.getUint32(at)
            : view.getUint16(at);
    at += bytes;
    return value;
  };
  const version = view.getUint8(at);
  at += 4;
  const sizes = read(2);
  const [offsetSize, lengthSize, baseSize] = [sizes >>> 12, (sizes >>> 8) & 15, (sizes >>> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const idSize = version < 2 ? 2 : 4;
  const items = new Map<number, Piece[]>();
  for (let count = read(idSize); count > 0; count--) {
    const id = read(idSize);
    const method = version === 0 ? 0 : read(2) & 15;
    const elsewhere = read(2) !== 0 || method > 1 || (method === 1 && idat === null);
    const base = read(baseSize) + (method === 1 ? (idat ?? 0) : 0);
    const pieces: Piece[] = [];
    for (let extents = read(2); extents > 0; extents--) {
      read(indexSize);
      const start = base + read(offsetSize);
      const length = read(lengthSize);
      pieces.push([start, length === 0 ? view.byteLength : start + length]);
    }
    if (!elsewhere) items.set(id, pieces);
  }
  return items;
}
