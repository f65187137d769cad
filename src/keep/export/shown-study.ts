/** A study made ready to be shown outside the app: its label, its words, its pictures as data. */
import type { Lang } from "../../domain/attribute";
import type { Evidence } from "../../domain/evidence";
import { labelTitle, type LabelTitle } from "../../domain/label-title";
import { museumLabel, type MuseumLabel } from "../../domain/museum-label";
import type { Kept } from "../study-file";
import { dataUrl, decoded, jpegOf, onPicture } from "./pictures";
import { type ToldStudy, toldStudy } from "./told-study";
import { WORDS } from "./words";

export interface ShownStudy extends ToldStudy {
  kept: Kept["row"];
  /** The person's own title, else the label's. */
  name: string;
  /** Null without a verdict on porcelain. */
  label: MuseumLabel | null;
  title: LabelTitle | null;
  /** Data URLs, by their place; null where this browser cannot read the photograph. */
  pictures: readonly (string | null)[];
  /** Data URLs of details, by evidence id; thumbnails of similar pieces likewise. */
  details: ReadonlyMap<string, string>;
}

export type FindThumb = (packId: string, recordId: string) => Promise<Blob | undefined>;

const PHOTO = 1280;
const DETAIL = 640;

export async function shownStudy({ row, photos, events }: Kept, lang: Lang, thumb: FindThumb): Promise<ShownStudy> {
  const told = toldStudy(events, row.verdict);
  const { label, title, name } = named(told, row.title, row.lang, lang);
  const pictures: (string | null)[] = [];
  const details = new Map<string, string>();
  for (const [place, { blob }] of photos.entries()) {
    const picture = await decoded(blob);
    pictures.push(picture && (await dataUrl(await jpegOf(picture, PHOTO))));
    if (picture === null) continue;
    for (const crop of told.evidence) {
      if (crop.kind !== "crop" || crop.image !== place + 1) continue;
      const box = onPicture(crop.box, picture);
      if (box !== null) details.set(crop.id, await dataUrl(await jpegOf(picture, DETAIL, box)));
    }
    picture.close();
  }
  for (const record of told.evidence.filter((each) => each.kind === "record")) {
    const found = await thumb(record.packId, record.recordId);
    if (found !== undefined) details.set(record.id, await dataUrl(found));
  }
  return { ...told, kept: row, name, label, title, pictures, details };
}

/** What a study is called outside the app. */
export function named(told: ToldStudy, own: string, spoken: Lang, lang: Lang) {
  const words = WORDS[lang];
  const { verdict } = told;
  if (verdict === null) return { label: null, title: null, name: own || words.untitled };
  const label = museumLabel(verdict, told);
  if (!label.isPorcelain) return { label, title: null, name: own || words.notPorcelain };
  const theirs = WORDS[lang === "zh" ? "en" : "zh"].names;
  const title = labelTitle(label, verdict.attributes.name, spoken, words.names, theirs);
  return { label, title, name: own || title.title || words.untitled };
}

/** The evidence that the label rests on first, then what else was found; photographs stand elsewhere. */
export function evidenceInOrder({ evidence, label }: Pick<ShownStudy, "evidence" | "label">): Evidence[] {
  const used = new Set(label?.lines.flatMap(({ claim }) => claim.evidence) ?? []);
  const shown = evidence.filter(({ kind }) => kind !== "photo");
  return [...shown.filter(({ id }) => used.has(id)), ...shown.filter(({ id }) => !used.has(id))];
}
