/** The words of comparing in the reader's language; they come with its screen. */
import type { Widened } from "../i18n/dictionary";
import { enCompare } from "../i18n/en-compare";
import { useTongue } from "../i18n/texts";
import { words } from "../i18n/words";

export type CompareTexts = Widened<typeof enCompare>;

const compareWords = words<CompareTexts>(enCompare, {
  "zh-Hans": () => import("../i18n/zh-compare").then((file) => file.zhCompare),
  "zh-Hant": () => import("../i18n/zh-hant-compare").then((file) => file.zhHantCompare),
});

export function useCompareTexts(): CompareTexts {
  return compareWords(useTongue());
}
