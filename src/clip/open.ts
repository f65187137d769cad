/** Opens an image-and-text embedder from its catalogue entry. Does not know what its vectors are compared with. */
import { AppError } from "../base/errors";
import type { Clip, OpenClipRequest } from "./contract";

export async function openClip(request: OpenClipRequest): Promise<Clip> {
  throw new AppError("not-yet", `open ${request.entry.id}: the embedder is not in this commit`);
}
