/** A backup brought back: chosen, looked into, and taken over beside what is here or in its place. */
import { useState } from "preact/hooks";
import type { BackupModel } from "../../app/backup-model";
import { hashOf } from "../../app/route-model";
import type { WayBack } from "../../domain/keep/backup";
import { WHOLE_NOTEBOOK } from "../../domain/keep/notebook";
import { FileButton } from "../file-button";
import { formatDay, formatList } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { useNotebookTexts } from "../notebook/texts";
import { WorkProgress } from "../packs/work-progress";
import { Ask } from "./ask";
import { Refused } from "./refused";

const COUNTED = ["studies", "photos", "packs", "sets", "runs"] as const;

export function RestorePart({ model }: { model: BackupModel }) {
  const texts = useNotebookTexts();
  const task = model.task.value;
  const opened = model.opened.value;
  const refusal = model.refusal.value;
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) void model.open({ name: file.name, blob: file });
  };
  return (
    <section class="keep-part" aria-labelledby="restore-heading">
      <h2 id="restore-heading">{texts.backup.restoreHeading}</h2>
      <p class="desk-lead">{texts.backup.restoreLead}</p>
      {task === "check" || task === "restore" ? (
        <WorkProgress
          label={task === "check" ? texts.backup.checking : texts.backup.restoring}
          progress={model.progress.value}
          onStop={() => model.stop()}
        />
      ) : (
        <p>
          <FileButton icon="file" label={texts.backup.choose} accept=".zip,application/zip" take={take} />
        </p>
      )}
      {refusal !== null && model.begun.value !== "back-up" && <Refused refusal={refusal} />}
      {opened !== null && task === null && <Opened model={model} opened={opened} />}
      <div role="status">
        <Report model={model} />
      </div>
    </section>
  );
}

function Opened({ model, opened }: { model: BackupModel; opened: NonNullable<BackupModel["opened"]["value"]> }) {
  const texts = useNotebookTexts();
  const tongue = useTongue();
  const [way, setWay] = useState<WayBack>("merge");
  const [asking, setAsking] = useState(false);
  const { counts, madeAt } = opened.about;
  const holds = COUNTED.filter((what) => counts[what] > 0).map((what) => texts.backup.counts[what](counts[what]));
  const choice = (value: WayBack, name: string, what: string) => (
    <label class="choice-row">
      <input type="radio" name="way-back" checked={way === value} onChange={() => setWay(value)} />
      <span>
        {name}
        <span class="why">{what}</span>
      </span>
    </label>
  );
  return (
    <div class="keep-opened">
      <h3>{opened.name}</h3>
      <p>
        {texts.backup.madeOn(formatDay(tongue, madeAt))}. {formatList(tongue, holds)}
      </p>
      <fieldset class="choice">
        <legend class="visually-hidden">{texts.backup.restoreHeading}</legend>
        {choice("merge", texts.backup.merge, texts.backup.mergeWhat)}
        {choice("replace", texts.backup.replace, texts.backup.replaceWhat)}
      </fieldset>
      <button
        type="button"
        class="button primary"
        onClick={() => (way === "replace" ? setAsking(true) : void model.restore(way))}
      >
        {texts.backup.go}
      </button>
      {asking && (
        <Ask
          heading={texts.backup.askHeading}
          text={texts.backup.ask}
          action={texts.backup.go}
          act={() => void model.restore("replace")}
          close={() => setAsking(false)}
        />
      )}
    </div>
  );
}

const TOLD = ["added", "newer", "kept", "packs", "bench"] as const;

function Report({ model }: { model: BackupModel }) {
  const texts = useNotebookTexts();
  const report = model.report.value;
  if (report === null) return null;
  return (
    <div class="keep-opened">
      <h3>{texts.backup.done}</h3>
      <ul class="keep-list">
        {TOLD.filter((what) => report[what] > 0).map((what) => (
          <li key={what}>{texts.backup.report[what](report[what])}</li>
        ))}
      </ul>
      <p>
        <a class="button primary" href={hashOf({ screen: "notebook", query: WHOLE_NOTEBOOK })}>
          {texts.backup.toNotebook}
        </a>
      </p>
    </div>
  );
}
