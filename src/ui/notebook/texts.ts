/** The words of notebook, notes, export and backup in the reader's tongue; they come with these, not with the first paint. */
import type { Widened } from "../i18n/dictionary";
import { enNotebook } from "../i18n/en-notebook";
import { useTongue } from "../i18n/texts";
import { words } from "../i18n/words";

export type NotebookTexts = Widened<typeof enNotebook>;

const notebookWords = words<NotebookTexts>(enNotebook, {
  "zh-Hans": () => import("../i18n/zh-notebook").then((file) => file.zhNotebook),
  "zh-Hant": () => import("../i18n/zh-hant-notebook").then((file) => file.zhHantNotebook),
});

export function useNotebookTexts(): NotebookTexts {
  return notebookWords(useTongue());
}
