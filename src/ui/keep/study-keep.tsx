/** What a person does with a study once it is there: writes on it, files it, hands it on. */
import { useState } from "preact/hooks";
import { Icon } from "../icons";
import { useNotebookTexts } from "../notebook/texts";
import { ExportDialog } from "./export-dialog";
import { NotesForm } from "./notes-form";
import "../styles/packs.css";
import "../styles/keep.css";

export function StudyKeep({ id }: { id: string }) {
  const texts = useNotebookTexts();
  const [exporting, setExporting] = useState(false);
  return (
    <section class="study-keep" aria-labelledby="keep-heading">
      <div class="section-head">
        <h2 id="keep-heading" class="section-heading">
          {texts.notes.heading}
        </h2>
        <button type="button" class="button" onClick={() => setExporting(true)}>
          <Icon name="share" />
          {texts.export.open}
        </button>
      </div>
      <NotesForm id={id} key={id} />
      {exporting && <ExportDialog ids={[id]} onClose={() => setExporting(false)} />}
    </section>
  );
}
