/** Everything as one file, and back again. */
import { backupOf } from "../../app/keep-room";
import { hashOf } from "../../app/route-model";
import { WHOLE_NOTEBOOK } from "../../domain/keep/notebook";
import { useApp } from "../context";
import { formatBytes, formatDay } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { Icon } from "../icons";
import { useNotebookTexts } from "../notebook/texts";
import { saveFile } from "../packs/save-file";
import { WorkProgress } from "../packs/work-progress";
import { useTitle } from "../use-title";
import { Refused } from "./refused";
import { RestorePart } from "./restore-part";
import "../styles/packs.css";
import "../styles/notebook.css";
import "../styles/keep.css";

export function BackupScreen() {
  const model = backupOf(useApp());
  const texts = useNotebookTexts();
  const tongue = useTongue();
  useTitle(texts.backup.heading);
  const task = model.task.value;
  const made = model.made.value;
  const refusal = model.refusal.value;
  const make = async () => {
    const file = await model.make();
    if (file !== null) saveFile(file.name, file.blob);
  };
  return (
    <div class="backup">
      <a class="button quiet back" href={hashOf({ screen: "notebook", query: WHOLE_NOTEBOOK })}>
        <Icon name="back" />
        {texts.bin.back}
      </a>
      <h1>{texts.backup.heading}</h1>
      <section class="keep-part" aria-label={texts.backup.make}>
        <p class="desk-lead">{texts.backup.lead}</p>
        {task === "back-up" ? (
          <WorkProgress label={texts.backup.making} progress={model.progress.value} onStop={() => model.stop()} />
        ) : (
          <button type="button" class="button primary" disabled={task !== null} onClick={() => void make()}>
            <Icon name="download" />
            {texts.backup.make}
          </button>
        )}
        <p class="note" role="status">
          {made !== null
            ? texts.backup.made(made.name, formatBytes(tongue, made.bytes))
            : model.last.value === null
              ? texts.backup.never
              : texts.backup.last(formatDay(tongue, model.last.value))}
        </p>
        {refusal !== null && model.begun.value === "back-up" && <Refused refusal={refusal} />}
      </section>
      <RestorePart model={model} />
    </div>
  );
}
