/** What an import came to: counts, and whatever was not taken, by name. */
import type { ImportReport } from "../../domain/import";
import { hashOf, WHOLE_LIBRARY } from "../../app/route-model";
import type { PackSummary } from "../../app/ports";
import { Icon } from "../icons";
import { formatFigure } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";
import { LongList } from "./long-list";
import { holdings, usePackTitle } from "./pack-facts";
import { Refused } from "./refused";
import { reportParts, reportText } from "./report-text";
import { saveFile } from "./save-file";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";
import { WorkProgress } from "./work-progress";

export function ImportReportView({ pack, report }: { pack: PackSummary; report: ImportReport }) {
  const { imports, packs } = useDesk();
  const texts = usePacksTexts();
  const { attributes } = useTexts();
  const tongue = useTongue();
  const title = usePackTitle()(pack);
  const parts = reportParts(report, texts, attributes);
  const activity = packs.activities.value.get(pack.id);
  const figures: [string, number][] = [
    [texts.importing.report.read, report.read],
    [texts.importing.report.imported, report.imported],
    ...parts.map(({ heading, lines }): [string, number] => [heading, lines.length]),
  ];
  const saveReport = () => {
    const text = reportText(title, report, parts, texts);
    saveFile(texts.importing.report.fileName(pack.id), new Blob([text], { type: "text/plain;charset=utf-8" }));
  };
  const savePack = async () => {
    const file = await packs.save(pack.id);
    if (file !== null) saveFile(file.name, file.blob);
  };
  return (
    <div class="import-report">
      <p class="desk-lead">{texts.importing.report.outcome(title, holdings(texts, pack.counts))}</p>
      <dl class="tally">
        {figures.map(([name, n]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatFigure(tongue, n)}</dd>
          </div>
        ))}
      </dl>
      <div class="pack-actions">
        <a class="button primary" href={hashOf({ screen: "library", query: { ...WHOLE_LIBRARY, packs: [pack.id] } })}>
          {texts.toLibrary}
        </a>
        <button type="button" class="button" disabled={activity?.kind === "exporting"} onClick={() => void savePack()}>
          <Icon name="download" />
          {texts.pack.export}
        </button>
        <button type="button" class="button" onClick={saveReport}>
          <Icon name="download" />
          {texts.importing.report.save}
        </button>
        <button type="button" class="button quiet" onClick={imports.reset}>
          {texts.importing.report.again}
        </button>
      </div>
      {activity?.kind === "exporting" && (
        <WorkProgress label={texts.pack.exporting} progress={activity.progress} onStop={() => packs.stop(pack.id)} />
      )}
      {activity?.kind === "failed" && <Refused refusal={activity.refusal} />}
      {parts
        .filter(({ lines }) => lines.length > 0)
        .map(({ heading, lines }) => (
          <section key={heading} aria-label={heading}>
            <h2 class="section-heading">{heading}</h2>
            <LongList lines={lines} all={texts.importing.found.everything(lines.length)} />
          </section>
        ))}
    </div>
  );
}
