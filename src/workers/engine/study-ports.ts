/** The world as one study's agent sees it: the loaded model, these photographs, the library. Decides nothing. */
import type { Fusions } from "../../agent/confidence";
import type { AgentPorts, ImageHandle, SimilarRecord, StudyAddition, StudyImage } from "../../agent/ports";
import { AppError } from "../../base/errors";
import type { Clip } from "../../clip/contract";
import type { Box } from "../../domain/evidence";
import { label } from "../../domain/vocabulary";
import { fromOriginal, zoomRegion } from "../../imaging/coordinates";
import { decodeImage } from "../../imaging/decode";
import { glanceAt } from "../../library/glance";
import type { FoundRecord, Library } from "../../library/library";
import type { PackStore } from "../../storage/packs";
import type { Conversation, Vlm } from "../../vlm/contract";
import { type Additions, type ReadyAddition, placeOn } from "./additions";
import { type OpenPhoto, studyImage } from "./photos";

export interface World {
  vlm: Vlm;
  clip: Clip;
  library: Library;
  packs: PackStore;
  /** Of the model as it is loaded. */
  calibration: Fusions | undefined;
}

/** What makes the ports those of a person's study; a bench's episode has neither. */
export interface StudyExtras {
  additions: Additions;
  /** Whether the library is to say something at once. */
  glances: boolean;
}

/**
 * `keep` is given each conversation that the agent opens: its owner disposes of it. `photos` grows with what is added.
 */
export function studyPorts(
  world: World,
  photos: OpenPhoto[],
  keep: (own: Conversation) => void,
  extras?: StudyExtras,
): AgentPorts {
  const { vlm, clip, library, packs, calibration } = world;
  const { entry } = vlm;
  const images = photos.map((open, i) => studyImage(open, i + 1, vlm));
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
  /** Its photograph is one of the study's from now on. */
  const added = ({ photo: open, region, ...said }: ReadyAddition): StudyAddition => {
    const image = open && studyImage(open, photos.push(open), vlm);
    if (image !== undefined) images.push(image);
    const place = region && placeOf(region.box, photo(region.image));
    return { ...said, ...(image && { photo: image }), ...(place && { region: place }) };
  };
  const glance = async (signal: AbortSignal) => {
    const began = performance.now();
    const found: Float32Array[] = [];
    for (const { index } of images) found.push(await vectorOf(index, signal));
    return { ...(await glanceAt(library, found)), ms: Math.round(performance.now() - began) };
  };
  return {
    model: {
      id: entry.id,
      backend: vlm.backend,
      prompt: entry.prompt,
      contextTokens: entry.contextTokens,
      maxNewTokens: entry.maxNewTokens,
      retrieval: entry.retrieval,
      ...(calibration && { calibration }),
      async open() {
        const conversation = vlm.openConversation();
        keep(conversation);
        return conversation;
      },
    },
    photos: images,
    ...(extras && { additions: () => extras.additions.take().map(added) }),
    ...(extras?.glances && { glance }),
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

function placeOf(box: Box, { original, image }: { original: OpenPhoto["original"]; image: StudyImage }) {
  const place = placeOn(original, box);
  const [x1, y1, x2, y2] = fromOriginal(place, "resized", { original, resized: image.view });
  const modelBox: Box = [Math.floor(x1), Math.floor(y1), Math.ceil(x2), Math.ceil(y2)];
  return { image: image.index, box: place, modelBox };
}

function similar({ packId, recordId, score, specimen }: FoundRecord, image: ImageHandle): SimilarRecord {
  const { name, nameEn, attributes, source } = specimen;
  return { packId, recordId, score, image, fields: { name, nameEn, ...attributes, source } };
}
