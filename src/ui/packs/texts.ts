/** The words of packs and imports in the reader's language; they come with these screens, not with the first paint. */
import type { Widened } from "../i18n/dictionary";
import { enPacks } from "../i18n/en-packs";
import { useTongue } from "../i18n/texts";
import { words } from "../i18n/words";

export type PacksTexts = Widened<typeof enPacks>;

const packsWords = words<PacksTexts>(enPacks, {
  "zh-Hans": () => import("../i18n/zh-packs").then((file) => file.zhPacks),
  "zh-Hant": () => import("../i18n/zh-hant-packs").then((file) => file.zhHantPacks),
});

export function usePacksTexts(): PacksTexts {
  return packsWords(useTongue());
}
