/** Runs side by side, the first held against each of the others: the ablation view. */
import { benchRoute } from "../../../app/bench-route";
import { useEffect } from "preact/hooks";
import type { ComparedRuns } from "../../../app/bench-reading";
import { useApp } from "../../context";
import { formatNumber } from "../../i18n/format";
import { useTexts, useTongue } from "../../i18n/texts";
import { useTitle } from "../../use-title";
import { BenchRefused } from "../bench-refused";
import { BackToBench } from "../report/report-screen";
import { useReportTexts } from "../texts";
import { useBench } from "../use-room";
import { ComparisonPart } from "./comparison-part";
import { HowToRead } from "./how-to-read";
import { SettingsApart } from "./settings-apart";
import { SideBySide } from "./side-by-side";

export function CompareScreen({ runIds }: { runIds: readonly string[] }) {
  const { reading } = useBench();
  const texts = useReportTexts();
  const common = useTexts();
  const key = runIds.join("/");
  useTitle(texts.compare.heading);
  useEffect(() => void reading.compared.show(runIds), [reading, key]);
  const at = reading.compared.at.value;
  const state = at?.key.join("/") === key ? at.state : null;
  return (
    <div class="bench bench-compare">
      <BackToBench />
      <h1 class="desk-heading">{texts.compare.heading}</h1>
      {(state === null || state.phase === "waiting") && <p class="pulse">{common.moment}</p>}
      {state?.phase === "failed" && <BenchRefused refusal={state.failure} />}
      {state?.phase === "there" && <Compared compared={state.value} />}
    </div>
  );
}

function Compared({ compared }: { compared: ComparedRuns }) {
  const { route } = useApp();
  const texts = useReportTexts();
  const tongue = useTongue();
  const { reports, comparisons } = compared;
  const [first, ...others] = reports;
  if (first === undefined) return null;
  const ids = reports.map(({ run }) => run.id);
  return (
    <>
      <label class="form-field fit">
        <span>{texts.compare.reference}</span>
        <select
          class="field"
          value={first.run.id}
          onChange={({ currentTarget: { value } }) =>
            route.amend(benchRoute({ screen: "bench-compare", runIds: [value, ...ids.filter((id) => id !== value)] }))
          }
        >
          {reports.map(({ run }) => (
            <option key={run.id} value={run.id}>
              {run.name}
            </option>
          ))}
        </select>
      </label>
      <SettingsApart runs={reports.map(({ run }) => run)} />
      <SideBySide reports={reports} />
      {others.map(({ run }, place) => {
        const comparison = comparisons[place];
        if (comparison === undefined) return null;
        return (
          <section key={run.id} class="bench-part" aria-labelledby={`against-${run.id}`}>
            <h2 id={`against-${run.id}`} class="bench-heading">
              {texts.compare.against(run.name, first.run.name)}
            </h2>
            <p class="note">{texts.compare.lead(formatNumber(tongue, comparison.rows))}</p>
            <ComparisonPart comparison={comparison} first={first.run} second={run} />
          </section>
        );
      })}
      <HowToRead />
    </>
  );
}
