/** What is taken for what: the pairs that matter, and the whole matrix of each attribute, every cell a way to its answers. */
import { ALL_ROWS, benchHash } from "../../../app/bench-route";
import { type Confusion, NOTHING_NAMED, type RunReport } from "../../../domain/bench-report";
import { groupLabel } from "../../../domain/term-groups";
import { useApp } from "../../context";
import { formatNumber } from "../../i18n/format";
import { useLang, useTongue } from "../../i18n/texts";
import { useBenchTexts, useReportTexts } from "../texts";

/** More rows and columns than this nobody reads. */
const MOST = 24;

export function ConfusionPart({ report }: { report: RunReport }) {
  const texts = useReportTexts();
  if (report.confusions.length === 0) return null;
  return (
    <section class="bench-part" aria-labelledby="confusion-heading">
      <h2 id="confusion-heading" class="bench-heading">
        {texts.confusion.heading}
      </h2>
      <div class="confusions">
        {report.confusions.map((confusion) => (
          <ConfusionOf key={confusion.type} confusion={confusion} runId={report.run.id} />
        ))}
      </div>
    </section>
  );
}

/** Labels that are ids of the vocabulary are shown by their names. */
export function useLabels(): (label: string) => string {
  const { vocabulary } = useApp();
  const texts = useReportTexts();
  const lang = useLang();
  const tongue = useTongue();
  const terms = vocabulary.terms.value;
  return (label) => {
    if (label === NOTHING_NAMED) return texts.confusion.nothing;
    return terms?.get(label)?.[tongue] ?? groupLabel(label, lang) ?? label;
  };
}

function ConfusionOf({ confusion, runId }: { confusion: Confusion; runId: string }) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const tongue = useTongue();
  const name = useLabels();
  const { type, worst } = confusion;
  const id = `confusion-${type}`;
  return (
    <section class="confusion" aria-labelledby={id}>
      <h3 id={id}>{bench.types[type]}</h3>
      {worst.length === 0 ? (
        <p class="why">{texts.confusion.none}</p>
      ) : (
        <ol class="worst" aria-label={texts.confusion.worst}>
          {worst.slice(0, 5).map(({ truth, answer, count, known }) => (
            <li key={`${truth} ${answer}`}>
              <a class="line-link" href={rowsHash(runId, confusion, truth, answer)}>
                <span class="worst-count">{formatNumber(tongue, count)}</span>{" "}
                {texts.confusion.pair(name(truth), name(answer))}
              </a>
              {known && <p class="why">{texts.confusion.known}</p>}
            </li>
          ))}
        </ol>
      )}
      <details>
        <summary>
          <span class="link-like">{texts.confusion.matrix(bench.types[type])}</span>
        </summary>
        <Matrix confusion={confusion} runId={runId} name={name} />
      </details>
    </section>
  );
}

function rowsHash(runId: string, { type }: Confusion, truth: string, answer: string): string {
  return benchHash({ screen: "bench-rows", runId, query: { ...ALL_ROWS, type, truth, answer } });
}

interface MatrixProps {
  confusion: Confusion;
  runId: string;
  name(label: string): string;
}

function Matrix({ confusion, runId, name }: MatrixProps) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const { labels, pairs, type } = confusion;
  const sums = labels.map((_, row) => sum(pairs[row] ?? []));
  const seen = labels
    .map((label, place) => ({ label, place, n: (sums[place] ?? 0) + sum(pairs.map((row) => row[place] ?? 0)) }))
    .filter(({ n }) => n > 0);
  const commonest = seen.toSorted((a, b) => b.n - a.n).slice(0, MOST);
  const shown = commonest.toSorted((a, b) => a.place - b.place);
  return (
    <>
      <p class="note">
        {texts.confusion.lead} {seen.length > MOST && texts.confusion.big(MOST)}
      </p>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={texts.confusion.matrix(bench.types[type])}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{texts.confusion.truth}</th>
              {shown.map(({ label }) => (
                <th key={label} scope="col" class="matrix-column">
                  <span>{name(label)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown
              .filter(({ place }) => (sums[place] ?? 0) > 0)
              .map((row) => (
                <tr key={row.label}>
                  <th scope="row">{name(row.label)}</th>
                  {shown.map((column) => {
                    const n = pairs[row.place]?.[column.place] ?? 0;
                    const share = n / Math.max(1, sums[row.place] ?? 1);
                    return (
                      <td
                        key={column.label}
                        class={row.place === column.place ? "same" : ""}
                        style={{ "--share": share.toFixed(3) }}
                      >
                        {n > 0 && (
                          <a
                            href={rowsHash(runId, confusion, row.label, column.label)}
                            aria-label={texts.confusion.cell(n, name(row.label), name(column.label))}
                          >
                            {n}
                          </a>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function sum(figures: readonly number[]): number {
  return figures.reduce((all, each) => all + each, 0);
}
