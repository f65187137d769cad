/** Before an import: what was found, what the curator makes of it, what the pack will say of itself. */
import { useRef, useState } from "preact/hooks";
import type { ImportPlan } from "../../app/import-model";
import { formatFigure } from "../i18n/format";
import { useLang } from "../i18n/texts";
import { AboutFields } from "./import-about";
import { ColumnFields } from "./import-columns";
import { Found } from "./import-found";
import { MissedTerms } from "./import-terms";
import { Refused } from "./refused";
import { type PacksTexts, usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";

export function ImportPlanView({ plan }: { plan: ImportPlan }) {
  const { imports } = useDesk();
  const texts = usePacksTexts();
  const lang = useLang();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const { preview, refusal, begun } = plan;
  const start = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (imports.missing.value.length === 0) return void imports.start();
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  return (
    <form class="import-plan" ref={form} noValidate onSubmit={start}>
      <div class="import-findings">
        <Found preview={preview} />
        <fieldset class="import-findings" disabled={begun !== null}>
          {preview.table !== null && <ColumnFields plan={plan} table={preview.table} />}
          <MissedTerms missed={preview.missed} choices={plan.choices} />
        </fieldset>
      </div>
      <div class="import-side">
        <fieldset disabled={begun !== null}>
          <AboutFields tried={tried} pictures={preview.pictures.count > 0} />
        </fieldset>
        <div class="import-start">
          {refusal !== null && <Refused refusal={refusal} />}
          {begun !== null && (
            <div class="notice">
              <p>{texts.importing.run.begun(formatFigure(lang, begun.done), formatFigure(lang, begun.total))}</p>
              <button type="button" class="button text" onClick={() => void imports.giveUp()}>
                {texts.importing.run.giveUp}
              </button>
            </div>
          )}
          <button type="submit" class="button primary large" disabled={plan.rereading}>
            {startLabel(plan, texts)}
          </button>
        </div>
      </div>
    </form>
  );
}

function startLabel({ preview: { format, table, pictures }, begun }: ImportPlan, texts: PacksTexts): string {
  if (begun !== null) return texts.importing.run.goOn;
  if (table !== null) return texts.importing.run.start(table.count);
  return format === "ciqi-texts"
    ? texts.importing.run.startPassages
    : texts.importing.run.startPictures(pictures.count);
}
