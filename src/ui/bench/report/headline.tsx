/** The paper's table: this run's figures with their intervals, and the published rows below them. */
import { ALL_ROWS, benchHash, type RowsQuery } from "../../../app/bench-route";
import { QUESTION_TYPES, type QuestionType } from "../../../domain/bench";
import type { Mean, PublishedRow, Rate, RunReport } from "../../../domain/bench-report";
import { PUBLISHED_CHOICE, PUBLISHED_FREE_FORM } from "../../../domain/published";
import { formatInterval, formatShare } from "../../i18n/format-bench";
import { useReportTexts } from "../texts";
import { TypesHead } from "./types-head";

const FREE_FORM_TYPES = QUESTION_TYPES.filter((type) => type !== "overall");

interface OwnLine {
  name: string;
  types: Partial<Record<QuestionType, Rate | Mean>>;
  average: Mean | null;
  query: RowsQuery;
}

export function Headline({ report }: { report: RunReport }) {
  const texts = useReportTexts();
  const choice: OwnLine[] = [
    { name: texts.headline.strict, scores: report.strict, query: ALL_ROWS },
    { name: texts.headline.compat, scores: report.compat, query: ALL_ROWS },
    { name: texts.headline.scored, scores: report.scored, query: ALL_ROWS },
  ].flatMap(({ name, scores, query }) => (scores === null ? [] : [{ name, ...scores, query }]));
  const free: OwnLine[] = [
    { name: texts.headline.free, scores: report.freeForm, query: ALL_ROWS },
    { name: texts.headline.judged, scores: report.judged ?? null, query: ALL_ROWS },
  ].flatMap(({ name, scores, query }) => (scores === null ? [] : [{ name, ...scores, query }]));
  return (
    <>
      {choice.length > 0 && (
        <HeadlineTable
          id="headline-choice"
          heading={texts.headline.choice}
          unit={texts.headline.unit}
          types={QUESTION_TYPES}
          own={choice}
          published={PUBLISHED_CHOICE}
          report={report}
        />
      )}
      {free.length > 0 && (
        <HeadlineTable
          id="headline-free"
          heading={texts.headline.freeForm}
          unit={texts.headline.unitFree}
          types={FREE_FORM_TYPES}
          own={free}
          published={PUBLISHED_FREE_FORM}
          report={report}
        />
      )}
    </>
  );
}

interface HeadlineTableProps {
  id: string;
  heading: string;
  unit: string;
  types: readonly QuestionType[];
  own: readonly OwnLine[];
  published: readonly PublishedRow[];
  report: RunReport;
}

function HeadlineTable({ id, heading, unit, types, own, published, report }: HeadlineTableProps) {
  const texts = useReportTexts();
  const { run } = report;
  const same = run.set.kind === "ciqi-bench";
  return (
    <section class="bench-part" aria-labelledby={id}>
      <h2 id={id} class="bench-heading">
        {heading}
      </h2>
      <p class="note">{unit}</p>
      {!same && (
        <div class="notice">
          <p>
            <strong>{texts.other.heading}</strong> {texts.other.text(run.set.name)}
          </p>
        </div>
      )}
      <div class="table-scroll" tabIndex={0} role="group" aria-label={`${heading}. ${texts.headline.scroll}`}>
        <table class="figures-table headline">
          <TypesHead first={texts.headline.model} types={types} />
          <tbody class="own">
            {own.map((line) => (
              <tr key={line.name}>
                <th scope="row">
                  {run.settings.model}
                  <span class="why">{line.name}</span>
                </th>
                {types.map((type) => (
                  <td key={type}>
                    <Figure figure={line.types[type]} runId={run.id} query={{ ...line.query, type }} />
                  </td>
                ))}
                <td class="average">
                  <Figure figure={line.average ?? undefined} runId={run.id} query={line.query} />
                </td>
              </tr>
            ))}
          </tbody>
          <tbody class="published">
            <tr>
              <th scope="rowgroup" colSpan={types.length + 2}>
                {same ? texts.headline.published : texts.headline.publishedOther}
              </th>
            </tr>
            {published.map(({ model, values, average }) => (
              <tr key={model}>
                <th scope="row">{model}</th>
                {types.map((type, place) => (
                  <td key={type}>{values[place]?.toFixed(1) ?? "–"}</td>
                ))}
                <td class="average">{average.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">{texts.headline.averageNote}</p>
    </section>
  );
}

/** A figure that leads to the answers it is made of. */
export function Figure(props: { figure: Rate | Mean | undefined; runId: string; query: RowsQuery }) {
  const { figure, runId, query } = props;
  if (figure === undefined || figure.n === 0) return <>–</>;
  return (
    <a class="figure-link" href={benchHash({ screen: "bench-rows", runId, query })}>
      {formatShare(figure.value)}
      <span class="interval-words">{formatInterval(figure.low, figure.high)}</span>
    </a>
  );
}
