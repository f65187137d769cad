/** What a person adds to the study that is at work, kept until the agent asks. Knows no agent and no store. */
import { AppError } from "../../base/errors";
import type { Lang } from "../../domain/attribute";
import type { Box } from "../../domain/evidence";
import { MOST_PHOTOS } from "../../domain/events";
import { zoomRegion } from "../../imaging/coordinates";
import { type OpenPhoto, closePhotos, openPhotos } from "./photos";
import type { Addition } from "./study-calls";

/** An addition whose photograph has been decoded. */
export interface ReadyAddition extends Omit<Addition, "photo"> {
  photo?: OpenPhoto;
  /** Absent: the study's language stays. */
  lang?: Lang;
}

interface Waiting {
  addition: ReadyAddition;
  settle(taken: boolean): void;
}

export class Additions {
  readonly #photos: readonly OpenPhoto[];
  #waiting: Waiting[] = [];
  #closed = false;

  /** `photos`: those of the study, to which whoever takes an addition adds its own. */
  constructor(photos: readonly OpenPhoto[]) {
    this.#photos = photos;
  }

  /**
   * Resolves when it waits for the agent. `taken` resolves when the agent has taken it (true) or the study has ended before
   * (false), and rejects with the abort reason where it is given up before.
   * @throws AppError `addition-empty`, `too-many-photos`, `addition-misplaced`, as `placeOn`, and as `decodeImage`.
   */
  async add(
    { photo: file, ...said }: Addition & { lang?: Lang },
    signal: AbortSignal,
  ): Promise<{ taken: Promise<boolean> }> {
    signal.throwIfAborted();
    if (said.text.trim() === "" && said.region === undefined && file === undefined) throw empty();
    const [photo] = file === undefined ? [] : await openPhotos([file], signal);
    const addition: ReadyAddition = { ...said, ...(photo && { photo }) };
    try {
      this.#check(addition);
    } catch (error) {
      closeOf(addition);
      throw error;
    }
    const taken = new Promise<boolean>((resolve, reject) => {
      const forget = () => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        reject(signal.reason);
        waiting.settle(false);
      };
      const waiting: Waiting = {
        addition,
        settle(wasTaken) {
          signal.removeEventListener("abort", forget);
          if (!wasTaken) closeOf(addition);
          resolve(wasTaken);
        },
      };
      signal.addEventListener("abort", forget, { once: true });
      if (this.#closed) waiting.settle(false);
      else this.#waiting.push(waiting);
    });
    taken.catch(() => undefined); // it need not be waited for
    return { taken };
  }

  /** All that waits, oldest first: it is the caller's now. */
  take(): ReadyAddition[] {
    const taken = this.#waiting;
    this.#waiting = [];
    for (const { settle } of taken) settle(true);
    return taken.map(({ addition }) => addition);
  }

  /** The study has ended: what waits, and what comes yet, is not taken. */
  close(): void {
    this.#closed = true;
    for (const { settle } of this.#waiting) settle(false);
    this.#waiting = [];
  }

  #check({ photo, region }: ReadyAddition): void {
    const coming = this.#waiting.flatMap(({ addition }) => addition.photo ?? []);
    const photos = [...this.#photos, ...coming, ...(photo === undefined ? [] : [photo])];
    if (photo !== undefined && photos.length > MOST_PHOTOS) throw tooMany(photos.length - 1);
    if (region === undefined) return;
    const seen = photos[region.image - 1];
    if (seen === undefined) throw noPhoto(region.image, photos.length);
    placeOn(seen.original, region.box);
  }
}

/** A place this much longer than it is wide, or wider than long, is grown: a line shows nothing. */
const THINNEST = 20;

/**
 * The region of a photograph that is looked into for a place that a person pointed at, a mere point too.
 * @throws AppError `box-outside`, `box-empty` for numbers that are none.
 */
export function placeOn({ width, height }: { width: number; height: number }, [x1, y1, x2, y2]: Box): Box {
  const least = Math.max(1, Math.abs(x2 - x1) / THINNEST, Math.abs(y2 - y1) / THINNEST);
  const [left, right] = atLeast(least, x1, x2);
  const [top, bottom] = atLeast(least, y1, y2);
  const size = { width, height };
  return zoomRegion([left, top, right, bottom], "resized", { original: size, resized: size });
}

function atLeast(least: number, one: number, other: number): [number, number] {
  const middle = (one + other) / 2;
  const half = Math.max(least, Math.abs(other - one)) / 2;
  return [middle - half, middle + half];
}

function closeOf({ photo }: ReadyAddition): void {
  closePhotos(photo === undefined ? [] : [photo]);
}

function empty(): AppError {
  const words = "found no words, no place and no photograph; say something, point at a place or add a photograph";
  return new AppError("addition-empty", `Adding to the study: ${words}.`);
}

function tooMany(found: number): AppError {
  const words = `it has ${found} photographs of ${MOST_PHOTOS} already; begin a new study with the views that matter most`;
  return new AppError("too-many-photos", `Adding a photograph to the study: ${words}.`);
}

function noPhoto(index: number, count: number): AppError {
  const words = `found ${count} photographs and a place on photograph ${index}; point at one of them`;
  return new AppError("addition-misplaced", `Adding to the study: ${words}.`);
}
