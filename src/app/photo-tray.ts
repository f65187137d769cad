/** The photographs chosen for the next study: checked one by one, kept in order; knows nothing of what is asked. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import { MOST_PHOTOS } from "../domain/events";
import { type Failure, failureOf } from "./failure";
import type { EnginePort } from "./ports";

/** Views of one piece that one study takes. */
export const MOST_VIEWS = MOST_PHOTOS;

export interface TrayPhoto {
  key: string;
  name: string;
  blob: Blob;
  /** Object URL of the untouched original. */
  url: string;
  /** Null while the engine is still checking that it can be read. */
  size: { width: number; height: number } | null;
}

export interface PhotoTray {
  photos: ReadonlySignal<readonly TrayPhoto[]>;
  failures: ReadonlySignal<readonly Failure[]>;
  /** True when there is a photograph and every one has been checked. */
  checked: ReadonlySignal<boolean>;
  add(files: readonly { name: string; blob: Blob }[]): Promise<void>;
  remove(key: string): void;
  clear(): void;
  report(failure: Failure): void;
}

/** Cheap refusals, before the engine is there to look. */
function refused(name: string, blob: Blob): Failure | null {
  if (blob.size === 0) return { code: "image-empty", subject: name };
  if (blob.type === "image/svg+xml") return { code: "image-svg", subject: name };
  if (blob.type !== "" && !blob.type.startsWith("image/")) return { code: "image-not-an-image", subject: name };
  return null;
}

export function createPhotoTray(engine: EnginePort): PhotoTray {
  const photos = signal<readonly TrayPhoto[]>([]);
  const failures = signal<readonly Failure[]>([]);
  let serial = 0;

  const drop = (key: string) => {
    const photo = photos.value.find((each) => each.key === key);
    if (photo === undefined) return;
    URL.revokeObjectURL(photo.url);
    photos.value = photos.value.filter((each) => each.key !== key);
  };

  async function check(photo: TrayPhoto): Promise<void> {
    try {
      const size = await engine.call("inspect", { photo: { name: photo.name, blob: photo.blob } });
      photos.value = photos.value.map((each) => (each.key === photo.key ? { ...each, size } : each));
    } catch (error) {
      const known = photos.value.some((each) => each.key === photo.key);
      if (!known || isAbort(error)) return;
      const failure = failureOf(error, photo.name);
      // Only a picture that was looked at and found wanting goes; an engine in trouble must not cost a photograph.
      if (failure.code.startsWith("image-")) drop(photo.key);
      if (!failures.value.some((each) => each.code === failure.code && each.subject === failure.subject)) {
        failures.value = [...failures.value, failure];
      }
    }
  }

  return {
    photos,
    failures,
    checked: computed(() => photos.value.length > 0 && photos.value.every((photo) => photo.size !== null)),
    async add(files) {
      const found: Failure[] = [];
      const fresh: TrayPhoto[] = [];
      for (const { name, blob } of files) {
        const failure = refused(name, blob);
        if (failure !== null) found.push(failure);
        else if (photos.value.length + fresh.length >= MOST_VIEWS) {
          if (found.at(-1)?.code !== "too-many-photos") found.push({ code: "too-many-photos", subject: name });
        } else {
          serial += 1;
          fresh.push({ key: `photo-${serial}`, name, blob, url: URL.createObjectURL(blob), size: null });
        }
      }
      failures.value = found;
      photos.value = [...photos.value, ...fresh];
      await Promise.all(fresh.map(check));
    },
    remove: drop,
    clear() {
      for (const photo of photos.value) URL.revokeObjectURL(photo.url);
      photos.value = [];
      failures.value = [];
    },
    report(failure) {
      failures.value = [...failures.value, failure];
    },
  };
}
