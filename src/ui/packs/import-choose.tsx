/** Where an import begins: a folder, files or a ZIP, or one that was cut off. */
import { useRef, useState } from "preact/hooks";
import type { Refusal } from "../../app/refusal";
import type { UnfinishedImport } from "../../domain/import";
import { FileButton, takesFolders } from "../file-button";
import { formatFigure, formatMoment } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { AskDialog } from "./ask-dialog";
import { usePackTitle } from "./pack-facts";
import { Refused } from "./refused";
import { inputFiles } from "./source-files";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";
import { useKeptFocus } from "../use-kept-focus";

export function ImportChoose({ refusal }: { refusal: Refusal | null }) {
  const { imports } = useDesk();
  const texts = usePacksTexts();
  const titleOf = usePackTitle();
  const resuming = imports.resuming.value;
  const area = useRef<HTMLDivElement>(null);
  useKeptFocus(area, `${resuming?.jobId} ${imports.unfinished.value.length}`);
  return (
    <div class="import-choose" tabIndex={-1} ref={area}>
      <p class="desk-lead">{texts.importing.lead}</p>
      {refusal !== null && <Refused refusal={refusal} />}
      {resuming !== null && (
        <div class="notice" role="status">
          <p>{texts.importing.unfinished.ready(titleOf(resuming.about))}</p>
          <button type="button" class="button text" onClick={() => imports.resume(null)}>
            {texts.importing.unfinished.instead}
          </button>
        </div>
      )}
      <FilesOfImport />
      <section aria-labelledby="kinds-heading">
        <h2 id="kinds-heading" class="section-heading">
          {texts.importing.choose.kinds}
        </h2>
        <ul class="kinds">
          <li>{texts.importing.choose.tables}</li>
          <li>{texts.importing.choose.pictures}</li>
          <li>{texts.importing.choose.open}</li>
        </ul>
      </section>
      {resuming === null && imports.unfinished.value.length > 0 && (
        <section aria-labelledby="unfinished-heading">
          <h2 id="unfinished-heading" class="section-heading">
            {texts.importing.unfinished.heading}
          </h2>
          <ul class="unfinished">
            {imports.unfinished.value.map((each) => (
              <Unfinished key={each.jobId} unfinished={each} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function FilesOfImport() {
  const { imports } = useDesk();
  const texts = usePacksTexts();
  const take = (files: FileList | null) => {
    const chosen = inputFiles(files);
    if (chosen.length > 0) void imports.take(chosen);
  };
  return (
    <section class="drop-zone ways-in" aria-label={texts.importing.choose.heading}>
      <div class="pack-actions">
        {takesFolders && (
          <FileButton
            icon="folder"
            class="button primary"
            label={texts.importing.choose.folder}
            from="folder"
            take={take}
          />
        )}
        <FileButton
          icon="file"
          class={takesFolders ? "button" : "button primary"}
          label={texts.importing.choose.files}
          from="files"
          take={take}
        />
      </div>
      <p class="note drop-hint">{texts.importing.choose.drop}</p>
    </section>
  );
}

function Unfinished({ unfinished }: { unfinished: UnfinishedImport }) {
  const { imports } = useDesk();
  const texts = usePacksTexts();
  const tongue = useTongue();
  const title = usePackTitle()(unfinished.about);
  const { done, total, startedAt, jobId } = unfinished;
  const [asking, setAsking] = useState(false);
  return (
    <li>
      <p>
        <strong>{title}</strong>
        <span class="why">
          {texts.importing.unfinished.state(
            formatFigure(tongue, done),
            formatFigure(tongue, total),
            formatMoment(tongue, startedAt),
          )}
        </span>
      </p>
      <div class="pack-actions">
        <button
          type="button"
          class="button"
          aria-label={texts.importing.unfinished.resumeOf(title)}
          onClick={() => imports.resume(unfinished)}
        >
          {texts.importing.unfinished.resume}
        </button>
        <button
          type="button"
          class="button quiet"
          aria-label={texts.importing.unfinished.discardOf(title)}
          onClick={() => setAsking(true)}
        >
          {texts.importing.unfinished.discard}
        </button>
      </div>
      {asking && (
        <AskDialog
          heading={texts.importing.unfinished.confirm(title)}
          text={texts.importing.unfinished.confirmText(formatFigure(tongue, done))}
          action={texts.importing.unfinished.discard}
          act={() => void imports.discard(jobId)}
          close={() => setAsking(false)}
        />
      )}
    </li>
  );
}
