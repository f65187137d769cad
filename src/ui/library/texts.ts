/** The words of library and glossary in the reader's language; they come with these screens, not with the first paint. */
import type { Lang } from "../../domain/attribute";
import type { Widened } from "../i18n/dictionary";
import { enLibrary } from "../i18n/en-library";
import { useLang } from "../i18n/texts";
import { zhLibrary } from "../i18n/zh-library";

export type LibraryTexts = Widened<typeof enLibrary>;

const DICTIONARIES: Record<Lang, LibraryTexts> = { en: enLibrary, zh: zhLibrary };

export function useLibraryTexts(): LibraryTexts {
  return DICTIONARIES[useLang()];
}
