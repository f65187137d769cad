/** In what form studies leave the device, and how: saved, or handed to another app. */
import { useState } from "preact/hooks";
import { EXPORT_FORMS, type ExportForm } from "../../domain/keep/export";
import { WorkProgress } from "../packs/work-progress";
import { useNotebookTexts } from "../notebook/texts";
import { Icon } from "../icons";
import { Dialog } from "./dialog";
import { Refused } from "./refused";
import { takesFiles, useExport } from "./use-export";
import "../styles/packs.css";
import "../styles/keep.css";

const TYPES: Record<ExportForm, string> = {
  page: "text/html",
  json: "application/json",
  zip: "application/zip",
  card: "image/png",
};

export function ExportDialog({ ids, onClose }: { ids: readonly string[]; onClose(): void }) {
  const texts = useNotebookTexts();
  const [form, setForm] = useState<ExportForm>("page");
  const { work, done, start } = useExport(ids);
  const refusal = work.refusal.value;
  const busy = work.task.value !== null;
  const words = { saved: texts.export.saved, shared: texts.export.shared, ready: texts.export.ready };
  const forms = EXPORT_FORMS.filter((each) => each !== "card" || ids.length === 1);
  return (
    <Dialog
      heading={texts.export.heading(ids.length)}
      onClose={() => {
        work.stop();
        onClose();
      }}
    >
      <fieldset class="choice">
        <legend class="visually-hidden">{texts.export.form}</legend>
        {forms.map((each) => (
          <label key={each} class="choice-row">
            <input type="radio" name="export-form" checked={form === each} onChange={() => setForm(each)} />
            <span>
              {texts.export.forms[each]}
              <span class="why">{texts.export.formsWhat[each]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {busy && <WorkProgress label={texts.export.making} progress={work.progress.value} onStop={() => work.stop()} />}
      {refusal !== null && <Refused refusal={refusal} />}
      <p class="note" role="status">
        {done !== null && words[done]} {done === "saved" && form === "page" && texts.export.print}
      </p>
      <div class="keep-actions">
        {takesFiles(TYPES[form]) && (
          <button type="button" class="button" disabled={busy} onClick={() => void start("share", form)}>
            <Icon name="share" />
            {texts.export.share}
          </button>
        )}
        <button type="button" class="button primary" disabled={busy} onClick={() => void start("save", form)}>
          <Icon name="download" />
          {texts.export.save}
        </button>
      </div>
    </Dialog>
  );
}
