/** Small pictures of kept studies for lists: a photograph of many megapixels is decoded once, and not for every card. */
import { SerialQueue } from "../base/queue";
import type { ArchivePort } from "./ports";

export interface Covers {
  /** Null when the photograph is gone; the photograph itself where it cannot be made smaller. */
  cover(id: string, signal: AbortSignal): Promise<Blob | null>;
}

/** Pixels across: sharp on a dense screen at the width of a card. */
const WIDTH = 400;
/** Covers kept, some twenty kilobytes each. */
const MOST = 400;

const shelves = new WeakMap<Pick<ArchivePort, "cover">, Covers>();

export function coversOf(archive: Pick<ArchivePort, "cover">): Covers {
  const covers = shelves.get(archive) ?? createCovers(archive);
  shelves.set(archive, covers);
  return covers;
}

export function createCovers(archive: Pick<ArchivePort, "cover">, shrink = smaller): Covers {
  const kept = new Map<string, Blob>();
  const queue = new SerialQueue(); // one large picture in memory at a time
  return {
    async cover(id, signal) {
      const known = kept.get(id);
      if (known !== undefined) return known;
      return queue.run(async () => {
        const meanwhile = kept.get(id);
        if (meanwhile !== undefined) return meanwhile;
        const photo = await archive.cover(id);
        if (photo === null) return null;
        const small = await shrink(photo);
        kept.set(id, small);
        const [oldest] = kept.keys();
        if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
        return small;
      }, signal);
    },
  };
}

async function smaller(photo: Blob): Promise<Blob> {
  try {
    const picture = await createImageBitmap(photo, { resizeWidth: WIDTH, resizeQuality: "medium" });
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d")?.drawImage(picture, 0, 0);
    picture.close();
    return await canvas.convertToBlob({ type: "image/webp", quality: 0.8 });
  } catch {
    return photo;
  }
}
