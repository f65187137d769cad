/** The photographs of one study, decoded: originals for crops, resized views for the model. Stores nothing. */
import type { StudyImage } from "../../agent/ports";
import { AppError } from "../../base/errors";
import { type OriginalImage, decodeImage } from "../../imaging/decode";
import type { Vlm } from "../../vlm/contract";
import type { PhotoInput } from "./protocol";

export interface OpenPhoto {
  file: PhotoInput;
  original: OriginalImage;
}

/** Decodes all of them or none. @throws AppError as `decodeImage`, `no-photos`, or the abort reason. */
export async function openPhotos(files: readonly PhotoInput[], signal: AbortSignal): Promise<OpenPhoto[]> {
  if (files.length === 0) {
    throw new AppError("no-photos", "Starting the study: there is no photograph; choose at least one.");
  }
  const opened: OpenPhoto[] = [];
  try {
    for (const file of files) opened.push({ file, original: await decodeImage(file.blob, signal) });
    return opened;
  } catch (error) {
    closePhotos(opened);
    throw error;
  }
}

export function closePhotos(photos: readonly OpenPhoto[]): void {
  for (const { original } of photos) original.close();
}

/** What the agent is told of one; prepares the resized view. */
export function studyImage({ file, original }: OpenPhoto, index: number, vlm: Vlm): StudyImage {
  return {
    index,
    name: file.name,
    width: original.width,
    height: original.height,
    view: vlm.prepareImage(original, vlm.entry.image.photoMaxPixels),
  };
}
