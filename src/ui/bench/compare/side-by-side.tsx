/** The kinds of question against the runs: each run's own figures, over all that it answered. */
import { ALL_ROWS, benchHash } from "../../../app/bench-route";
import { QUESTION_TYPES } from "../../../domain/bench";
import type { RunReport } from "../../../domain/bench-report";
import { ownScores } from "../own-scores";
import { Figure } from "../report/headline";
import { TypesHead } from "../report/types-head";
import { useReportTexts } from "../texts";

export function SideBySide({ reports }: { reports: readonly RunReport[] }) {
  const texts = useReportTexts();
  const types = QUESTION_TYPES.filter((type) => reports.some((report) => (ownScores(report).types[type]?.n ?? 0) > 0));
  const heading = (reports[0]?.freeForm ?? null) === null ? texts.compare.table : texts.compare.tableFree;
  return (
    <section class="bench-part" aria-labelledby="side-heading">
      <h2 id="side-heading" class="bench-heading">
        {heading}
      </h2>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={heading}>
        <table class="figures-table headline">
          <TypesHead first={texts.compare.run} types={types} />
          <tbody class="own">
            {reports.map((report) => {
              const { run } = report;
              const scores = ownScores(report);
              return (
                <tr key={run.id}>
                  <th scope="row">
                    <a class="line-link" href={benchHash({ screen: "bench-run", runId: run.id, calibratedOn: null })}>
                      {run.name}
                    </a>
                  </th>
                  {types.map((type) => (
                    <td key={type}>
                      <Figure figure={scores.types[type]} runId={run.id} query={{ ...ALL_ROWS, type }} />
                    </td>
                  ))}
                  <td class="average">
                    <Figure figure={scores.average ?? undefined} runId={run.id} query={ALL_ROWS} />
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
