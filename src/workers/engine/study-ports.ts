/** The world as one study's agent sees it: the loaded model, these photographs, the library. Decides nothing. */
import type { AgentPorts, ImageHandle, SimilarRecord, StudyImage } from "../../agent/ports";
import { AppError } from "../../base/errors";
import type { Clip } from "../../clip/contract";
import { label } from "../../domain/vocabulary";
import { zoomRegion } from "../../imaging/coordinates";
import { decodeImage } from "../../imaging/decode";
import type { FoundRecord, Library } from "../../library/library";
import type { PackStore } from "../../storage/packs";
import type { Conversation, Vlm } from "../../vlm/contract";
import { type OpenPhoto, studyImages } from "./photos";

export interface World {
  vlm: Vlm;
  clip: Clip;
  library: Library;
  packs: PackStore;
}

/** `keep` is given each conversation that the agent opens: its owner disposes of it. */
export function studyPorts(world: World, photos: readonly OpenPhoto[], keep: (own: Conversation) => void): AgentPorts {
  const { vlm, clip, library, packs } = world;
  const { entry } = vlm;
  const images = studyImages(photos, vlm);
  const vectors = new Map<number, Float32Array>();

  const photo = (index: number): { original: OpenPhoto["original"]; image: StudyImage } => {
    const open = photos[index - 1];
    const image = images[index - 1];
    if (open !== undefined && image !== undefined) return { original: open.original, image };
    throw new AppError("photo-missing", `read photograph ${index}: the study has ${photos.length}; start it again`);
  };
  const vectorOf = async (index: number, signal: AbortSignal) => {
    const known = vectors.get(index);
    if (known !== undefined) return known;
    const vector = await clip.embedImage(photo(index).original, signal);
    vectors.set(index, vector);
    return vector;
  };
  const thumbnail = async (thumb: Blob, signal: AbortSignal): Promise<ImageHandle> => {
    const picture = await decodeImage(thumb, signal);
    try {
      return vlm.prepareImage(picture, entry.image.recordMaxPixels);
    } finally {
      picture.close();
    }
  };
  return {
    model: {
      id: entry.id,
      backend: vlm.backend,
      prompt: entry.prompt,
      contextTokens: entry.contextTokens,
      maxNewTokens: entry.maxNewTokens,
      retrieval: entry.retrieval,
      async open() {
        const conversation = vlm.openConversation();
        keep(conversation);
        return conversation;
      },
    },
    photos: images,
    toOriginal(index, box) {
      const { original, image } = photo(index);
      return zoomRegion(box, entry.coordinates, { original, resized: image.view });
    },
    crop: async (index, box) => vlm.prepareImage(photo(index).original, entry.image.cropMaxPixels, box),
    async searchImage(index, topK, signal) {
      const { records: found, match } = await library.searchImage(await vectorOf(index, signal), topK);
      const records: SimilarRecord[] = [];
      for (const record of found) {
        if (record.thumb === undefined) continue;
        records.push(similar(record, await thumbnail(record.thumb, signal)));
      }
      return { records, match };
    },
    async searchText(query, topK, lang) {
      return library.searchText(query, { limit: topK, lang }).map(({ packId, passage, score }) => ({
        packId,
        passageId: passage.id,
        text: passage.text,
        source: passage.source,
        score,
      }));
    },
    async recordImage(packId, recordId, signal) {
      const thumb = await packs.thumb(packId, recordId);
      if (thumb !== undefined) return thumbnail(thumb, signal);
      throw new AppError(
        "record-missing",
        `show the record ${recordId} of ${packId} again: the pack is gone or has changed; start a new study`,
      );
    },
    label,
    now: Date.now,
  };
}

function similar({ packId, recordId, score, specimen }: FoundRecord, image: ImageHandle): SimilarRecord {
  const { name, nameEn, attributes, source } = specimen;
  return { packId, recordId, score, image, fields: { name, nameEn, ...attributes, source } };
}
