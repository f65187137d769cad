/** The words of library and glossary in the reader's language; they come with these screens, not with the first paint. */
import type { Widened } from "../i18n/dictionary";
import { enLibrary } from "../i18n/en-library";
import { useTongue } from "../i18n/texts";
import { words } from "../i18n/words";

export type LibraryTexts = Widened<typeof enLibrary>;

const libraryWords = words<LibraryTexts>(enLibrary, {
  "zh-Hans": () => import("../i18n/zh-library").then((file) => file.zhLibrary),
  "zh-Hant": () => import("../i18n/zh-hant-library").then((file) => file.zhHantLibrary),
});

export function useLibraryTexts(): LibraryTexts {
  return libraryWords(useTongue());
}
