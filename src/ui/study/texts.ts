/** The words of a study that is followed, in the reader's tongue; they come with the study, not with the first paint. */
import type { Widened } from "../i18n/dictionary";
import { enStudy } from "../i18n/en-study";
import { useTongue } from "../i18n/texts";
import { words } from "../i18n/words";

export type StudyTexts = Widened<typeof enStudy>;

const studyWords = words<StudyTexts>(enStudy, {
  "zh-Hans": () => import("../i18n/zh-study").then((file) => file.zhStudy),
  "zh-Hant": () => import("../i18n/zh-hant-study").then((file) => file.zhHantStudy),
});

export function useStudyTexts(): StudyTexts {
  return studyWords(useTongue());
}
