/** Whether a picture's file seems to end before the picture does, from its container alone. Decodes nothing. */
import type { ImageKind } from "./sniff";

/** A decoder has the last word: some cameras leave the end mark out. Never true for kinds that have no such mark. */
export function isCutShort(kind: ImageKind, bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (kind) {
    case "jpeg":
      return !hasEndOfImage(view);
    case "png":
      return !endsIn(view, 0x49454e44); // IEND
    case "webp":
      return view.byteLength < view.getUint32(4, true) + 8; // what RIFF says
    case "gif":
    case "avif":
    case "heic":
      return false;
    default:
      return kind satisfies never;
  }
}

/** EOI (FF D9) behind the picture's own scan: thumbnails in the segments before it have one too. */
function hasEndOfImage(view: DataView): boolean {
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint16(at) !== 0xffda) {
    at += view.getUint8(at) !== 0xff || view.getUint8(at + 1) === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  for (let end = view.byteLength - 2; end > at; end -= 1) if (view.getUint16(end) === 0xffd9) return true;
  return false;
}

/** Within what other programs may have hung on. */
function endsIn(view: DataView, name: number): boolean {
  const first = Math.max(0, view.byteLength - 64 * 1024);
  for (let at = view.byteLength - 4; at >= first; at -= 1) if (view.getUint32(at) === name) return true;
  return false;
}
