/** What the model says of itself, before anything it says of the piece. */
import { tagOf } from "../../../app/tongue";
import { useApp } from "../../context";
import { useLang, useTexts } from "../../i18n/texts";

export function Limits({ model }: { model: string }) {
  const { catalog } = useApp();
  const texts = useTexts();
  const lang = useLang();
  const limits = catalog.limits.value.get(model)?.[lang];
  return (
    <p class="limits" lang={limits === undefined ? undefined : tagOf(lang)}>
      {limits ?? texts.verdict.limitsMissing}
    </p>
  );
}
