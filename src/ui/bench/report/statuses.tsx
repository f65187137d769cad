/** How the episodes of a run ended, each kind of end a way to them. */
import { ALL_ROWS, benchHash } from "../../../app/bench-route";
import type { RowStatus } from "../../../domain/bench";
import type { RunReport } from "../../../domain/bench-report";
import { formatNumber } from "../../i18n/format";
import { useTongue } from "../../i18n/texts";
import { useReportTexts } from "../texts";

const ORDER: readonly RowStatus[] = [
  "success",
  "completed_without_answer",
  "tool_limit_exceeded",
  "empty_response",
  "error",
];

export function Statuses({ report }: { report: RunReport }) {
  const texts = useReportTexts();
  const tongue = useTongue();
  const counts = ORDER.map((status) => ({ status, n: report.statuses[status] ?? 0 })).filter(({ n }) => n > 0);
  return (
    <section class="bench-part" aria-labelledby="statuses-heading">
      <h2 id="statuses-heading" class="bench-heading">
        {texts.statuses.heading}
      </h2>
      <dl class="tallies">
        {counts.map(({ status, n }) => (
          <div key={status}>
            <dt>{texts.statuses[status]}</dt>
            <dd>
              <a
                class="line-link"
                href={benchHash({ screen: "bench-rows", runId: report.run.id, query: { ...ALL_ROWS, status } })}
              >
                {formatNumber(tongue, n)}
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
