/** A film of one picture, as Chromium's fake camera reads it: YUV4MPEG2, 4:2:0, ITU-R BT.601. */
import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";

/** Writes twice the picture at `url`, filling `width` x `height` (both even). */
export async function writeFilm(page: Page, url: string, file: string, width: number, height: number): Promise<void> {
  const base64 = await page.evaluate(
    async ([address, across, down]) => {
      const bitmap = await createImageBitmap(await (await fetch(address)).blob());
      const context = new OffscreenCanvas(across, down).getContext("2d");
      if (context === null) throw new Error("no canvas");
      const scale = Math.max(across / bitmap.width, down / bitmap.height);
      const [w, h] = [bitmap.width * scale, bitmap.height * scale];
      context.imageSmoothingQuality = "high";
      context.drawImage(bitmap, (across - w) / 2, (down - h) / 2, w, h);
      const { data } = context.getImageData(0, 0, across, down);
      let text = "";
      for (let at = 0; at < data.length; at += 4) text += String.fromCharCode(...data.subarray(at, at + 3));
      return btoa(text);
    },
    [url, width, height] as const,
  );
  const rgb = Buffer.from(base64, "base64");
  const luma = Buffer.alloc(width * height);
  const chroma = [Buffer.alloc(luma.length / 4), Buffer.alloc(luma.length / 4)] as const;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const [r = 0, g = 0, b = 0] = rgb.subarray(at * 3, at * 3 + 3);
      luma[at] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
      if (x % 2 === 1 || y % 2 === 1) continue;
      const place = (y / 2) * (width / 2) + x / 2;
      chroma[0][place] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
      chroma[1][place] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
    }
  }
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, ...chroma]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`);
  writeFileSync(file, Buffer.concat([head, frame, frame]));
}
