/** The words of packs and imports in the reader's language; they come with these screens, not with the first paint. */
import type { Lang } from "../../domain/attribute";
import type { Widened } from "../i18n/dictionary";
import { enPacks } from "../i18n/en-packs";
import { useLang } from "../i18n/texts";
import { zhPacks } from "../i18n/zh-packs";

export type PacksTexts = Widened<typeof enPacks>;

const DICTIONARIES: Record<Lang, PacksTexts> = { en: enPacks, zh: zhPacks };

export function usePacksTexts(): PacksTexts {
  return DICTIONARIES[useLang()];
}
