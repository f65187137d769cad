/** A study as JSON, written down in FORMAT.md: what an export and a backup hold of it. */
import * as v from "valibot";
import { VOCABULARY_ATTRIBUTES } from "../domain/attribute";
import { verdictSchema } from "../domain/event-schema";
import type { AgentEvent } from "../domain/events";
import type { Guess, PhotoRow, StudyRow } from "../storage/schema";

export const STUDY_KIND = "ciqi-study";
export const STUDY_VERSION = 1;

const text = v.string();
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const guess: v.GenericSchema<unknown, Guess> = v.partial(
  v.object(Object.fromEntries(VOCABULARY_ATTRIBUTES.map((attribute) => [attribute, text]))),
);

const rowSchema: v.GenericSchema<unknown, StudyRow> = v.object({
  id: v.pipe(text, v.minLength(1)),
  title: text,
  tags: v.array(text),
  note: text,
  guess: v.nullable(guess),
  removedAt: v.nullable(whole),
  question: text,
  lang: v.picklist(["en", "zh"]),
  status: v.picklist(["open", "answered", "stopped"]),
  verdict: v.nullable(verdictSchema),
  steps: whole,
  createdAt: v.number(),
  updatedAt: v.number(),
});

const photoSchema = v.object({
  name: text,
  type: text,
  width: v.number(),
  height: v.number(),
  /** Beside the JSON, in the same ZIP; null: the photograph is not along. */
  file: v.nullable(text),
});

export const studyFileSchema = v.object({
  kind: v.literal(STUDY_KIND),
  formatVersion: v.literal(STUDY_VERSION),
  study: rowSchema,
  photos: v.array(photoSchema),
  /** Whoever takes them from the journal parses them. */
  events: v.array(v.custom<AgentEvent>((event) => typeof event === "object" && event !== null)),
});
export type StudyFile = v.InferOutput<typeof studyFileSchema>;

/** What is kept of one study. */
export interface Kept {
  row: StudyRow;
  photos: readonly PhotoRow[];
  events: readonly AgentEvent[];
}

/** `file` names each photograph's file; null where it is not along. */
export function studyFile({ row, photos, events }: Kept, file: (photo: PhotoRow) => string | null): StudyFile {
  return {
    kind: STUDY_KIND,
    formatVersion: STUDY_VERSION,
    study: row,
    photos: photos.map((photo) => {
      const { name, blob, width, height } = photo;
      return { name, type: blob.type, width, height, file: file(photo) };
    }),
    events: [...events],
  };
}

const ENDINGS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/avif": "avif",
  "image/heic": "heic",
};

/** `photo-1.jpg` for the first. */
export function photoFile({ index, blob }: PhotoRow): string {
  return `photo-${index + 1}.${ENDINGS[blob.type] ?? "bin"}`;
}
