/** What an answer costs in time and tokens, and the whole run in hours. */
import type { RunReport } from "../../../domain/bench-report";
import { formatFigure } from "../../i18n/format";
import { formatSpan } from "../../i18n/format-bench";
import { useTongue } from "../../i18n/texts";
import { useReportTexts } from "../texts";

export function Spent({ report }: { report: RunReport }) {
  const texts = useReportTexts();
  const tongue = useTongue();
  const { seconds, tokens, hours } = report.spent;
  const lines = [
    { name: texts.spent.seconds, figures: seconds },
    { name: texts.spent.tokens, figures: tokens },
  ];
  return (
    <section class="bench-part" aria-labelledby="spent-heading">
      <h2 id="spent-heading" class="bench-heading">
        {texts.spent.heading}
      </h2>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={texts.spent.heading}>
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{texts.spent.measure}</th>
              <th scope="col">{texts.spent.median}</th>
              <th scope="col">{texts.spent.p90}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, figures }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{figures === null ? texts.spent.unknown : formatFigure(tongue, figures.median)}</td>
                <td>{figures === null ? texts.spent.unknown : formatFigure(tongue, figures.p90)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hours !== null && (
        <p class="figures">
          {texts.spent.hours}: {formatSpan(tongue, hours * 3_600_000)}
        </p>
      )}
    </section>
  );
}
