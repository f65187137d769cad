/** The report of one run: its figures beside the published ones, and every figure a way to the answers behind it. */
import { useEffect } from "preact/hooks";
import type { OpenReport } from "../../../app/bench-reading";
import { benchHash } from "../../../app/bench-route";
import { Icon } from "../../icons";
import { useTexts } from "../../i18n/texts";
import { useTitle } from "../../use-title";
import { BenchRefused } from "../bench-refused";
import { useBenchTexts, useReportTexts } from "../texts";
import { useBench } from "../use-room";
import { ConfidencePart } from "./confidence-part";
import { ConfusionPart } from "./confusion-part";
import { Headline } from "./headline";
import { Marking } from "./marking";
import { ReportHead } from "./report-head";
import { Spent } from "./spent";
import { Statuses } from "./statuses";
import { ToolUsePart } from "./tool-use";
import { TypeBars } from "./type-bars";
import { Unmapped } from "./unmapped";

interface ReportScreenProps {
  runId: string;
  calibratedOn: string | null;
}

export function ReportScreen({ runId, calibratedOn }: ReportScreenProps) {
  const { reading, runs } = useBench();
  const bench = useBenchTexts();
  const common = useTexts();
  const at = reading.report.at.value;
  const own = at?.key.runId === runId ? at.state : null;
  const run = runs.runs.value?.find(({ id }) => id === runId) ?? (own?.phase === "there" ? own.value.report.run : null);
  const active = runs.active.value?.runId === runId;
  useTitle(run?.name ?? bench.heading);
  useEffect(() => void runs.refresh(), [runs]);
  useEffect(() => {
    void reading.report.show({ runId, calibratedOn }); // again when the run begins or ends
  }, [reading, runId, calibratedOn, active]);
  return (
    <div class="bench bench-report">
      <BackToBench />
      {run !== null && <ReportHead run={run} report={own?.phase === "there" ? own.value.report : null} />}
      {(own === null || own.phase === "waiting") && <p class="pulse">{common.moment}</p>}
      {own?.phase === "failed" && run === null && <h1 class="desk-heading">{bench.heading}</h1>}
      {own?.phase === "failed" && <BenchRefused refusal={own.failure} />}
      {own?.phase === "there" && <Report open={own.value} calibratedOn={calibratedOn} />}
    </div>
  );
}

export function BackToBench() {
  const texts = useReportTexts();
  return (
    <a class="button quiet back" href={benchHash({ screen: "bench" })}>
      <Icon name="back" />
      {texts.back}
    </a>
  );
}

function Report({ open, calibratedOn }: { open: OpenReport; calibratedOn: string | null }) {
  const { report, uncalibrated } = open;
  const texts = useReportTexts();
  if (report.rows === 0) return <p class="ending">{texts.nothing}</p>;
  return (
    <>
      <Headline report={report} />
      <div class="report-pair">
        <TypeBars report={report} />
        <div class="report-column">
          <Marking report={report} />
          <Statuses report={report} />
        </div>
      </div>
      <ConfusionPart report={report} />
      <ConfidencePart report={report} calibratedOn={calibratedOn} uncalibrated={uncalibrated} />
      <div class="report-pair">
        <ToolUsePart report={report} />
        <Spent report={report} />
      </div>
      <Unmapped report={report} />
    </>
  );
}
