/** Before an import: what was found, what the curator makes of it, what the pack will say of itself. */
import { useRef, useState } from "preact/hooks";
import type { ImportPlan } from "../../app/import-model";
import type { Refusal } from "../../app/refusal";
import type { ImportPreview } from "../../domain/import";
import { formatFigure } from "../i18n/format";
import { useTongue } from "../i18n/texts";
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
      {begun !== null && <Begun begun={begun} refusal={refusal} />}
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
          {begun === null && refusal !== null && <Refused refusal={refusal} />}
          {begun === null && (
            <button type="submit" class="button primary large" disabled={plan.rereading}>
              {startLabel(preview, texts)}
            </button>
          )}
        </div>
      </div>
    </form>
  );
}

/** Comes first: what is below is settled until this is decided. */
function Begun({ begun, refusal }: { begun: NonNullable<ImportPlan["begun"]>; refusal: Refusal | null }) {
  const { imports } = useDesk();
  const texts = usePacksTexts();
  const tongue = useTongue();
  return (
    <div class="import-begun">
      {refusal !== null && <Refused refusal={refusal} />}
      <div class="notice">
        <p>{texts.importing.run.begun(formatFigure(tongue, begun.done), formatFigure(tongue, begun.total))}</p>
        <div class="pack-actions">
          <button type="submit" class="button primary">
            {texts.importing.run.goOn}
          </button>
          <button type="button" class="button" onClick={() => void imports.giveUp()}>
            {texts.importing.run.giveUp}
          </button>
        </div>
      </div>
    </div>
  );
}

function startLabel({ format, table, pictures }: ImportPreview, texts: PacksTexts): string {
  if (table !== null) return texts.importing.run.start(table.count);
  return format === "ciqi-texts"
    ? texts.importing.run.startPassages
    : texts.importing.run.startPictures(pictures.count);
}
