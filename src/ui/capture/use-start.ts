/** Begins a study of what was chosen and turns to it. */
import { useApp } from "../context";
import { useLang } from "../i18n/texts";
import type { NamedFile } from "./take-files";

/** An empty `question` asks the model's standard one. */
export function useStart(): (photos: readonly NamedFile[], question?: string) => void {
  const { study, route } = useApp();
  const lang = useLang();
  return (photos, question = "") => {
    const id = study.start({ photos, question, lang });
    route.go({ screen: "study", id });
  };
}
