/** The words of the museum label in the reader's language; they come with the first label. */
import type { Widened } from "../i18n/dictionary";
import { enVerdict } from "../i18n/en-verdict";
import { useTongue } from "../i18n/texts";
import { words } from "../i18n/words";

export type VerdictTexts = Widened<typeof enVerdict>;

export const verdictWords = words<VerdictTexts>(enVerdict, {
  "zh-Hans": () => import("../i18n/zh-verdict").then((file) => file.zhVerdict),
  "zh-Hant": () => import("../i18n/zh-hant-verdict").then((file) => file.zhHantVerdict),
});

export function useVerdictTexts(): VerdictTexts {
  return verdictWords(useTongue());
}
