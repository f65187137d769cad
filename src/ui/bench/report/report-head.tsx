/** What run this is, how far it is, and what can be done with it. */
import { useEffect, useRef } from "preact/hooks";
import { ALL_ROWS, benchHash } from "../../../app/bench-route";
import type { RunSummary } from "../../../domain/bench";
import type { RunReport } from "../../../domain/bench-report";
import { Icon } from "../../icons";
import { formatMoment, formatNumber } from "../../i18n/format";
import { useTongue } from "../../i18n/texts";
import { Fact } from "../../library/fact";
import { BenchRefused } from "../bench-refused";
import { RunProgressBar } from "../run-progress";
import { drawWords, toolWords } from "../run-words";
import { Problems } from "../start/problems";
import { useBenchTexts, useReportTexts } from "../texts";
import { useBench } from "../use-room";
import { ExportDialog } from "./export-dialog";

export function ReportHead({ run, report }: { run: RunSummary; report: RunReport | null }) {
  const { runs, reading } = useBench();
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const active = runs.active.value?.runId === run.id ? runs.active.value : null;
  const refused = runs.refusal.value?.runId === run.id ? runs.refusal.value : null;
  const done = active?.progress?.done ?? run.done;
  const fresh = report === null ? 0 : done - report.rows;
  const unfinished = run.origin === "own" && active === null && run.done < run.total;
  const renew = () => {
    const key = reading.report.at.value?.key;
    if (key !== undefined) void reading.report.show(key);
  };
  const first = report !== null && report.rows === 0 && fresh > 0;
  useEffect(() => {
    if (first) renew(); // later ones are taken in when the reader asks: figures do not move under the eye
  }, [first]);
  return (
    <header class="report-head">
      <h1 class="desk-heading">{run.name}</h1>
      <Facts run={run} />
      {active !== null && <RunProgressBar run={run} active={active} />}
      {run.faults !== undefined && <Problems set={{ name: run.name, ...run.faults }} />}
      {refused !== null && <BenchRefused refusal={refused.refusal} />}
      <div class="pack-actions report-actions">
        {unfinished && (
          <button type="button" class="button primary" onClick={() => void runs.goOn(run.id)}>
            <Icon name="play" />
            {bench.runs.goOn}
          </button>
        )}
        {active !== null && fresh > 0 && report !== null && (
          <button type="button" class="button" onClick={renew}>
            {texts.renew(fresh)}
          </button>
        )}
        {done > 0 && (
          <>
            <a class="button" href={benchHash({ screen: "bench-rows", runId: run.id, query: ALL_ROWS })}>
              {texts.toRows}
            </a>
            <button type="button" class="button" onClick={() => dialog.current?.showModal()}>
              <Icon name="download" />
              {texts.exports.open}
            </button>
            <button type="button" class="button quiet print-button" onClick={() => print()}>
              {texts.print}
            </button>
          </>
        )}
      </div>
      <ExportDialog run={run} dialog={dialog} />
    </header>
  );
}

function Facts({ run }: { run: RunSummary }) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const tongue = useTongue();
  const { settings } = run;
  return (
    <dl class="facts run-facts">
      <Fact name={texts.about.set}>{run.set.name}</Fact>
      <Fact name={texts.about.protocol}>{bench.protocols[settings.protocol]}</Fact>
      <Fact name={texts.about.tools}>{toolWords(bench, tongue, settings.tools)}</Fact>
      <Fact name={texts.about.model}>
        {run.origin === "own" ? `${settings.model} · ${settings.backend}` : settings.model}
      </Fact>
      <Fact name={texts.about.rows}>
        {[
          bench.runs.count(formatNumber(tongue, run.done), formatNumber(tongue, run.total)),
          drawWords(bench, texts, tongue, settings.filter),
        ].join(" · ")}
      </Fact>
      <Fact name={texts.about.made}>{formatMoment(tongue, run.createdAt)}</Fact>
    </dl>
  );
}
