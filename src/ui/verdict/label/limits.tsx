/** What the model says of itself, before anything it says of the piece. */
import { useApp } from "../../context";
import { useLang, useTexts } from "../../i18n/texts";

export function Limits({ model }: { model: string }) {
  const { catalog } = useApp();
  const texts = useTexts();
  const lang = useLang();
  const limits = catalog.limits.value.get(model)?.[lang] ?? texts.verdict.limitsMissing;
  return <p class="limits">{limits}</p>;
}
