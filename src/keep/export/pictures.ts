/** Photographs and details of them at a size for a page, drawn by the browser; knows nothing of where they stand. */
import type { Box } from "../../domain/evidence";

export interface Size {
  width: number;
  height: number;
}

/** `size` made to fit a square of `longest`, never larger than it is; whole pixels, at least one. */
export function fitted({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** `box` cut to what lies on the picture; null when nothing does. */
export function onPicture([x1, y1, x2, y2]: Box, { width, height }: Size): Box | null {
  const box: Box = [Math.max(0, x1), Math.max(0, y1), Math.min(width, x2), Math.min(height, y2)];
  return box[2] - box[0] >= 1 && box[3] - box[1] >= 1 ? box : null;
}

/** Turned as its EXIF says. Null for what this browser cannot read. */
export async function decoded(blob: Blob): Promise<ImageBitmap | null> {
  return createImageBitmap(blob, { imageOrientation: "from-image" }).catch(() => null);
}

/** JPEG of the picture, or of `box` in it, at most `longest` pixels long. */
export async function jpegOf(picture: ImageBitmap, longest: number, box: Box | null = null): Promise<Blob> {
  const [x1, y1, x2, y2] = box ?? [0, 0, picture.width, picture.height];
  const { width, height } = fitted({ width: x2 - x1, height: y2 - y1 }, longest);
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("draw a picture: this browser gives a worker no canvas");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, x1, y1, x2 - x1, y2 - y1, 0, 0, width, height);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.82 });
}

export async function dataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `data:${blob.type};base64,${btoa(text)}`;
}
