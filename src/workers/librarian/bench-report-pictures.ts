/** The pictures of an episode as the model saw them, as files: cut and scaled again from what is kept on the device. */
import type { SeenPicture } from "../../bench/export/conversation";
import { AppError } from "../../base/errors";
import { decodeImage, type OriginalImage } from "../../imaging/decode";
import type { Box, Raster } from "../../imaging/raster";
import { resize } from "../../imaging/resize";
import { smartResize } from "../../imaging/smart-resize";
import type { VlmEntry } from "../../runtime/catalog";
import type { PackStore } from "../../storage/packs";

export interface SeenPictures {
  /** A PNG, pixel for pixel what went into the model. @throws AppError `photo-missing`, `record-missing`, as `decodeImage`. */
  bytes(seen: SeenPicture): Promise<Uint8Array>;
  close(): void;
}

/** `photos`: the files of the row, in its order; decoded when they are first wanted. */
export function seenPictures(photos: readonly Blob[], packs: Pick<PackStore, "thumb">, entry: VlmEntry): SeenPictures {
  const opened = new Map<number, OriginalImage>();
  const { factor, minPixels, cropMaxPixels, recordMaxPixels } = entry.image;

  async function photo(index: number): Promise<OriginalImage> {
    const file = photos[index - 1];
    if (file === undefined) {
      const found = `the question has ${photos.length}`;
      throw new AppError("photo-missing", `read photograph ${index}: ${found}; add the set again and run it anew`);
    }
    const image = opened.get(index) ?? (await decodeImage(file));
    opened.set(index, image);
    return image;
  }

  const scaled = (image: OriginalImage, maxPixels: number, box: Box = [0, 0, image.width, image.height]) => {
    const { width, height } = smartResize(box[2] - box[0], box[3] - box[1], { factor, minPixels, maxPixels });
    return png(resize(image, width, height, box));
  };

  return {
    async bytes(seen) {
      switch (seen.kind) {
        case "photo":
          return png(resize(await photo(seen.image), seen.width, seen.height));
        case "crop":
          return scaled(await photo(seen.image), cropMaxPixels, seen.box);
        case "record": {
          const thumb = await packs.thumb(seen.packId, seen.recordId);
          if (thumb === undefined) {
            const found = `the pack ${seen.packId} is gone or has changed`;
            throw new AppError("record-missing", `read the record ${seen.recordId}: ${found}; install it again`);
          }
          const image = await decodeImage(thumb);
          try {
            return await scaled(image, recordMaxPixels);
          } finally {
            image.close();
          }
        }
        default:
          return seen satisfies never;
      }
    },
    close() {
      for (const image of opened.values()) image.close();
      opened.clear();
    },
  };
}

async function png({ width, height, data }: Raster): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) {
    const found = `the browser gave no canvas of ${width} x ${height}`;
    throw new AppError("canvas-refused", `write a picture: ${found}; close other tabs and try again`);
  }
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
}
