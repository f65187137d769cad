import type { KeepRefusal } from "../../app/keep-refusal";
import { useTexts } from "../i18n/texts";
import { useNotebookTexts } from "../notebook/texts";
import { RefusedWords } from "../packs/refused";

/** Why an export, a backup or a restoration came to nothing. */
export function Refused({ refusal }: { refusal: KeepRefusal }) {
  const page = useTexts();
  const texts = useNotebookTexts();
  if (refusal.kind === "refusal") {
    return <RefusedWords sentence={texts.refusals[refusal.code]} detail={refusal.detail} />;
  }
  const { code, subject } = refusal.failure;
  return <RefusedWords sentence={page.failures[code](subject)} detail="" />;
}
