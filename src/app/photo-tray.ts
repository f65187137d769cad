/** The photographs chosen for the next study, in their order: checked one by one; knows nothing of what is asked. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import { MOST_PHOTOS } from "../domain/events";
import { type Advice, adviceOnFile } from "./camera-quality";
import { type CleanPhoto, type NamedPhoto, refused, withoutPlace } from "./clean-photo";
import { type Failure, failureOf } from "./failure";
import type { EnginePort } from "./ports";
import { nameWithView, type ViewKind } from "./view-kinds";

/** Views of one piece that one study takes. */
export const MOST_VIEWS = MOST_PHOTOS;

export interface TrayPhoto extends CleanPhoto {
  key: string;
  /** Object URL of the original, which is as it was taken but for the place. */
  url: string;
  /** Null while the engine is still checking that it can be read. */
  size: { width: number; height: number } | null;
  /** What it shows, where somebody has said so. */
  view: ViewKind | null;
  /** What would make it a better photograph; null where nothing is amiss or not known yet. */
  advice: Advice | null;
}

export interface PhotoTray {
  photos: ReadonlySignal<readonly TrayPhoto[]>;
  failures: ReadonlySignal<readonly Failure[]>;
  /** True when there is a photograph and every one has been checked. */
  checked: ReadonlySignal<boolean>;
  /** Resolves when all are checked. `view`: what they show. */
  add(files: readonly NamedPhoto[], view?: ViewKind): Promise<void>;
  /** Puts another photograph in the place of one, under the same view. */
  retake(key: string, file: NamedPhoto): Promise<void>;
  /** `by` places on, or back where it is negative. */
  move(key: string, by: number): void;
  setView(key: string, view: ViewKind | null): void;
  remove(key: string): void;
  clear(): void;
  report(failure: Failure): void;
  /** As a study takes them: in order, named by what they show. */
  files(): NamedPhoto[];
}

export function createPhotoTray(engine: EnginePort): PhotoTray {
  const photos = signal<readonly TrayPhoto[]>([]);
  const failures = signal<readonly Failure[]>([]);
  let serial = 0;

  const change = (key: string, part: Partial<TrayPhoto>) => {
    photos.value = photos.value.map((each) => (each.key === key ? { ...each, ...part } : each));
  };
  const drop = (key: string) => {
    const photo = photos.value.find((each) => each.key === key);
    if (photo === undefined) return;
    URL.revokeObjectURL(photo.url);
    photos.value = photos.value.filter((each) => each.key !== key);
  };
  const trayed = (clean: CleanPhoto, view: ViewKind | null): TrayPhoto => {
    serial += 1;
    const url = URL.createObjectURL(clean.blob);
    return { ...clean, key: `photo-${serial}`, url, size: null, view, advice: null };
  };

  async function check(photo: TrayPhoto): Promise<void> {
    try {
      const size = await engine.call("inspect", { photo: { name: photo.name, blob: photo.blob } });
      change(photo.key, { size });
      change(photo.key, { advice: await adviceOnFile(photo.blob, size) });
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
    async add(files, view) {
      const found = files.map((file) => refused(file)).filter((failure) => failure !== null);
      const clean = await Promise.all(files.filter((file) => refused(file) === null).map(withoutPlace));
      const room = Math.max(0, MOST_VIEWS - photos.value.length);
      const [surplus] = clean.slice(room);
      if (surplus !== undefined) found.push({ code: "too-many-photos", subject: surplus.name });
      const first = photos.value.length === 0 ? "whole" : null;
      const fresh = clean.slice(0, room).map((photo, place) => trayed(photo, view ?? (place === 0 ? first : null)));
      failures.value = found;
      photos.value = [...photos.value, ...fresh];
      await Promise.all(fresh.map(check));
    },
    async retake(key, file) {
      const failure = refused(file);
      if (failure !== null) {
        failures.value = [failure];
        return;
      }
      const clean = await withoutPlace(file);
      const before = photos.value.find((each) => each.key === key);
      if (before === undefined) return;
      const photo = trayed(clean, before.view);
      failures.value = [];
      photos.value = photos.value.map((each) => (each.key === key ? photo : each));
      URL.revokeObjectURL(before.url);
      await check(photo);
    },
    move(key, by) {
      const from = photos.value.findIndex((each) => each.key === key);
      const to = from + by;
      const photo = photos.value[from];
      if (photo === undefined || to < 0 || to >= photos.value.length) return;
      photos.value = photos.value.toSpliced(from, 1).toSpliced(to, 0, photo);
    },
    setView: (key, view) => change(key, { view }),
    remove: drop,
    clear() {
      for (const photo of photos.value) URL.revokeObjectURL(photo.url);
      photos.value = [];
      failures.value = [];
    },
    report(failure) {
      failures.value = [...failures.value, failure];
    },
    files: () => photos.value.map(({ name, blob, view }) => ({ name: nameWithView(name, view), blob })),
  };
}
