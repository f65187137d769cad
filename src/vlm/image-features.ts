/**
 * Pictures as the model sees them, and their features, each computed once: keyed by the resized pixels. Knows pictures
 * and one network; not where in a conversation they stand.
 */
import { AppError } from "../base/errors";
import { patchify } from "../imaging/patchify";
import type { Box, PixelSource, Raster } from "../imaging/raster";
import { resize } from "../imaging/resize";
import { type SizeLimits, smartResize } from "../imaging/smart-resize";
import type { ImageHandle } from "./contract";
import type { Networks } from "./networks";

/** Pictures kept: a study shows the model some thirty. */
const capacity = 128;

interface Prepared {
  raster: Raster;
  features: Promise<Float32Array> | null;
}

export class ImageFeatures {
  readonly #networks: Pick<Networks, "encodeImage">;
  /** In the order of last use. */
  readonly #prepared = new Map<string, Prepared>();

  constructor(networks: Pick<Networks, "encodeImage">) {
    this.#networks = networks;
  }

  prepare(picture: Raster | PixelSource, limits: SizeLimits, box?: Box): ImageHandle {
    const [x1, y1, x2, y2] = box ?? [0, 0, picture.width, picture.height];
    const { width, height } = smartResize(x2 - x1, y2 - y1, limits);
    const raster = resize(picture, width, height, box);
    const key = `${width}x${height}-${hash(raster.data)}`;
    this.#touch(key, this.#prepared.get(key) ?? { raster, features: null });
    return { key, width, height };
  }

  /** Features `[tokens, hidden]`; `known` when they were computed before. @throws AppError `image-forgotten`. */
  async features({ key }: ImageHandle): Promise<{ features: Float32Array; known: boolean }> {
    const prepared = this.#prepared.get(key);
    if (prepared === undefined) {
      throw new AppError(
        "image-forgotten",
        `show picture ${key} to the model: it is not among the last ${capacity} that were prepared; prepare it again`,
      );
    }
    this.#touch(key, prepared);
    const known = prepared.features !== null;
    try {
      prepared.features ??= this.#networks.encodeImage(patchify(prepared.raster));
      return { features: await prepared.features, known };
    } catch (error) {
      prepared.features = null;
      throw error;
    }
  }

  #touch(key: string, prepared: Prepared): void {
    this.#prepared.delete(key);
    this.#prepared.set(key, prepared);
    for (const oldest of this.#prepared.keys()) {
      if (this.#prepared.size <= capacity) break;
      this.#prepared.delete(oldest);
    }
  }
}

/** 64 bits of FNV-1a over 32-bit words, from two seeds: tells pictures apart, proves nothing. */
function hash(bytes: Uint8ClampedArray): string {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (const word of words) {
    a = Math.imul(a ^ word, 0x01000193);
    b = Math.imul(b ^ ((word << 16) | (word >>> 16)), 0x85ebca6b);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
