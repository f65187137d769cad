/** A photograph as it comes in: named, refused when it cannot be one, and without the place it was taken at. */
import type { LocationFound } from "../imaging/strip-location";
import type { Failure } from "./failure";

export interface NamedPhoto {
  name: string;
  blob: Blob;
}

export interface CleanPhoto extends NamedPhoto {
  /** What became of the place. `unread`: the file's notes cannot be read, so that one may still be among them. */
  location: LocationFound;
}

/** Cheap refusals, before the engine is there to look. */
export function refused({ name, blob }: NamedPhoto): Failure | null {
  if (blob.size === 0) return { code: "image-empty", subject: name };
  if (blob.type === "image/svg+xml") return { code: "image-svg", subject: name };
  if (blob.type !== "" && !blob.type.startsWith("image/")) return { code: "image-not-an-image", subject: name };
  return null;
}

/**
 * Every photograph passes here before anything else sees or keeps it. A file that cannot be read at all is handed on: the
 * engine refuses it with its reason.
 */
export async function withoutPlace({ name, blob }: NamedPhoto): Promise<CleanPhoto> {
  const { stripLocation } = await import("../imaging/strip-location");
  try {
    const { file, location } = await stripLocation(blob);
    return { name, blob: file, location };
  } catch {
    return { name, blob, location: "unread" };
  }
}
