/** The forms a run can be taken along in, each with a line about who reads it. */
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { ExportFormat } from "../../../app/bench-ports";
import type { RunSummary } from "../../../domain/bench";
import { Icon } from "../../icons";
import { Announced } from "../../packs/announced";
import { saveFile } from "../../packs/save-file";
import { BenchRefused } from "../bench-refused";
import { useReportTexts } from "../texts";
import { useBench } from "../use-room";

/** Names that are the same in every language. */
const FORMATS: readonly (readonly [ExportFormat, string])[] = [
  ["html", "HTML"],
  ["markdown", "Markdown"],
  ["csv", "CSV"],
  ["json", "JSON"],
  ["results-jsonl", "results.jsonl"],
  ["summary-json", "summary.json"],
  ["sft-parquet", "SFT Parquet"],
  ["rl-parquet", "RL Parquet"],
];

export function ExportDialog({ run, dialog }: { run: RunSummary; dialog: RefObject<HTMLDialogElement | null> }) {
  const { runs } = useBench();
  const texts = useReportTexts();
  const [busy, setBusy] = useState<ExportFormat | null>(null);
  const refused = runs.refusal.value?.runId === run.id ? runs.refusal.value : null;
  const save = async (format: ExportFormat) => {
    setBusy(format);
    const file = await runs.exported(run.id, format);
    setBusy(null);
    if (file !== null) saveFile(file.name, file.blob);
  };
  return (
    <dialog ref={dialog} class="settings exports" aria-labelledby="exports-heading">
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id="exports-heading">{texts.exports.heading}</h2>
          <button
            type="button"
            class="button quiet icon-only"
            aria-label={texts.exports.close}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </div>
        {refused !== null && <BenchRefused refusal={refused.refusal} />}
        <ul class="export-list">
          {FORMATS.map(([format, name]) => (
            <li key={format}>
              <button
                type="button"
                class="button export-button"
                disabled={busy !== null}
                aria-describedby={`export-${format}`}
                onClick={() => void save(format)}
              >
                <Icon name="download" />
                {name}
              </button>
              <p class="why" id={`export-${format}`}>
                {busy === format ? texts.exports.making : texts.exports.readers[format]}
              </p>
            </li>
          ))}
        </ul>
        <Announced>{busy === null ? "" : texts.exports.making}</Announced>
      </div>
    </dialog>
  );
}
