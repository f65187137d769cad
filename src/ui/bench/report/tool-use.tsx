/** Which tools were used, and how often the answers with and without them were right. */
import { ALL_ROWS, type RowsQuery } from "../../../app/bench-route";
import type { RunReport } from "../../../domain/bench-report";
import { formatNumber } from "../../i18n/format";
import { useTongue } from "../../i18n/texts";
import { useBenchTexts, useReportTexts } from "../texts";
import { Figure } from "./headline";

export function ToolUsePart({ report }: { report: RunReport }) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const tongue = useTongue();
  if (report.tools.length === 0) return null;
  const runId = report.run.id;
  return (
    <section class="bench-part" aria-labelledby="tools-heading">
      <h2 id="tools-heading" class="bench-heading">
        {texts.toolUse.heading}
      </h2>
      <p class="prose">{texts.toolUse.lead}</p>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={texts.toolUse.heading}>
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{texts.toolUse.tool}</th>
              <th scope="col">{texts.toolUse.used}</th>
              <th scope="col">{texts.toolUse.calls}</th>
              <th scope="col">{texts.toolUse.with}</th>
              <th scope="col">{texts.toolUse.without}</th>
            </tr>
          </thead>
          <tbody>
            {report.tools.map(({ tool, used, calls, rightWith, rightWithout }) => {
              const query = (isUsed: boolean): RowsQuery => ({ ...ALL_ROWS, tool: { name: tool, used: isUsed } });
              return (
                <tr key={tool}>
                  <th scope="row">{bench.tools[tool]}</th>
                  <td>
                    <Figure figure={used} runId={runId} query={query(true)} />
                  </td>
                  <td>{formatNumber(tongue, calls)}</td>
                  <td>
                    <Figure figure={rightWith} runId={runId} query={query(true)} />
                  </td>
                  <td>
                    <Figure figure={rightWithout} runId={runId} query={query(false)} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
