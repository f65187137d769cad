/** What a pack says of itself. Knows neither its files nor where it is stored. */

/** Text by BCP 47 language tag; at least one entry. */
export type Localized = Readonly<Record<string, string>>;

/** The model that a pack's pictures were embedded with. Vectors of another model, or of other weights, do not compare. */
export interface PackEmbedding {
  /** Id of its catalogue entry. */
  model: string;
  /** SHA-256 over the vision tower's weights, lower-case hex. */
  hash: string;
  dim: number;
}

export interface PackAbout {
  id: string;
  /** Semantic version 2.0.0. */
  version: string;
  title: Localized;
  description: Localized;
  publisher: string;
  /** SPDX expressions where there is one, else the licence in words. */
  licence: { data: string; images: string };
  /** Shown beside what is found in the pack. */
  attribution: { data: string; images: string };
  /** Null for a pack without vectors. */
  embedding: PackEmbedding | null;
  counts: { records: number; passages: number };
}

/** The text in the reader's language, be it of another region or script, else in English, else in whatever there is. */
export function localized(text: Localized, lang: string): string {
  return text[lang] ?? inLanguage(text, lang) ?? inLanguage(text, "en") ?? Object.values(text)[0] ?? "";
}

function inLanguage(text: Localized, lang: string): string | undefined {
  const base = (tag: string) => tag.toLowerCase().split("-")[0];
  const tags = Object.keys(text).filter((tag) => base(tag) === base(lang));
  const plainest = tags.toSorted((a, b) => a.length - b.length)[0];
  return plainest === undefined ? undefined : text[plainest];
}
