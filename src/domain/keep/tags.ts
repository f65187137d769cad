/** Tags as a person writes them: a label, not a text. */
import { normalise } from "../term-names";

/** Longest tag in UTF-16 units, and most tags of a study. */
export const LONGEST_TAG = 40;
export const MOST_TAGS = 24;

/** Tags of the same key are the same tag. */
export function tagKey(tag: string): string {
  return normalise(tag);
}

/** `tags` with `tag` behind, cleaned; the same where it says nothing new. */
export function withTag(tags: readonly string[], tag: string): string[] {
  const clean = tag
    .replace(/[\s,，]+/gu, " ")
    .trim()
    .slice(0, LONGEST_TAG);
  const key = tagKey(clean);
  if (key === "" || tags.length >= MOST_TAGS || tags.some((each) => tagKey(each) === key)) return [...tags];
  return [...tags, clean];
}
