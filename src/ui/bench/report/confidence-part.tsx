/** Whether the model knows when it is right: reliability, risk and coverage, and the scores that sum them up. */
import { benchRoute } from "../../../app/bench-route";
import type { RunSummary } from "../../../domain/bench";
import type { RunReport } from "../../../domain/bench-report";
import type { BenchRefusal } from "../../../app/bench-refusal";
import { useApp } from "../../context";
import { formatScore } from "../../i18n/format-bench";
import { BenchRefused } from "../bench-refused";
import { ReliabilityPlot } from "../plots/reliability-plot";
import { RiskPlot } from "../plots/risk-plot";
import { useReportTexts } from "../texts";
import { useBench } from "../use-room";

interface ConfidencePartProps {
  report: RunReport;
  calibratedOn: string | null;
  uncalibrated: BenchRefusal | null;
}

export function ConfidencePart({ report, calibratedOn, uncalibrated }: ConfidencePartProps) {
  const texts = useReportTexts();
  const { confidence, run } = report;
  if (confidence === null) return null;
  const { raw, scaled, riskCoverage, aurc } = confidence;
  return (
    <section class="bench-part" aria-labelledby="confidence-heading">
      <h2 id="confidence-heading" class="bench-heading">
        {texts.confidence.heading}
      </h2>
      <p class="prose">{texts.confidence.lead(raw.n)}</p>
      <Fit runId={run.id} calibratedOn={calibratedOn} />
      {uncalibrated !== null && <BenchRefused refusal={uncalibrated} />}
      <div class="table-scroll" tabIndex={0} role="group" aria-label={texts.confidence.heading}>
        <table class="figures-table">
          <thead>
            <tr>
              <td />
              <th scope="col">{texts.confidence.ece}</th>
              <th scope="col">{texts.confidence.brier}</th>
              <th scope="col">{texts.confidence.temperature}</th>
              <th scope="col">{texts.confidence.aurc}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{texts.confidence.raw}</th>
              <td>{formatScore(raw.ece)}</td>
              <td>{formatScore(raw.brier)}</td>
              <td>1</td>
              <td>{formatScore(aurc)}</td>
            </tr>
            {scaled !== null && (
              <tr>
                <th scope="row">{texts.confidence.scaled(scaled.fittedOn)}</th>
                <td>{formatScore(scaled.ece)}</td>
                <td>{formatScore(scaled.brier)}</td>
                <td>{scaled.temperature.toFixed(2)}</td>
                <td>–</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <div class="plot-pair">
        <ReliabilityPlot raw={raw} scaled={scaled} />
        <RiskPlot points={riskCoverage} />
      </div>
    </section>
  );
}

/** Runs of the same protocol whose answers a temperature can be fitted on. */
function Fit({ runId, calibratedOn }: { runId: string; calibratedOn: string | null }) {
  const { route } = useApp();
  const { runs } = useBench();
  const texts = useReportTexts();
  const all = runs.runs.value ?? [];
  const own = all.find(({ id }) => id === runId);
  const alike = ({ id, settings }: RunSummary) =>
    id !== runId && settings.protocol === own?.settings.protocol && settings.model === own.settings.model;
  const others = all.filter(alike);
  if (others.length === 0) return null;
  const fit = (value: string) =>
    route.amend(benchRoute({ screen: "bench-run", runId, calibratedOn: value === "" ? null : value }));
  return (
    <label class="form-field fit">
      <span>{texts.confidence.fit}</span>
      <select class="field" value={calibratedOn ?? ""} onChange={(event) => fit(event.currentTarget.value)}>
        <option value="">{texts.confidence.fitNone}</option>
        {others.map(({ id, name, set }) => (
          <option key={id} value={id}>
            {name} · {set.name}
          </option>
        ))}
      </select>
    </label>
  );
}
