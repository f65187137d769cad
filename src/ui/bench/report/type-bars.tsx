/** The kinds of question below each other, with their intervals and, on CiQi-Bench itself, the published figures. */
import { QUESTION_TYPES } from "../../../domain/bench";
import type { RunReport } from "../../../domain/bench-report";
import { PUBLISHED_CHOICE, PUBLISHED_FREE_FORM } from "../../../domain/published";
import { formatInterval, formatShare } from "../../i18n/format-bench";
import { ownScores } from "../own-scores";
import { IntervalPlot } from "../plots/interval-plot";
import { useBenchTexts, useReportTexts } from "../texts";

export function TypeBars({ report }: { report: RunReport }) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const free = report.freeForm !== null;
  const { types: figures, average } = ownScores(report);
  const published = (free ? PUBLISHED_FREE_FORM : PUBLISHED_CHOICE).find(({ model }) => model.startsWith("CiQi-Agent"));
  const same = report.run.set.kind === "ciqi-bench";
  const rows = QUESTION_TYPES.flatMap((type, place) => {
    const figure = figures[type];
    if (figure === undefined || figure.n === 0) return [];
    const mark = same ? published?.values[place] : null;
    return [{ type, name: bench.types[type], ...figure, mark: typeof mark === "number" ? mark / 100 : null }];
  });
  return (
    <section class="bench-part" aria-labelledby="bars-heading">
      <h2 id="bars-heading" class="bench-heading">
        {texts.bars.heading}
      </h2>
      <IntervalPlot
        title={free ? texts.headline.freeForm : texts.headline.choice}
        caption={`${free ? texts.bars.captionFree : texts.bars.caption}${same ? ` ◇ ${texts.bars.published}` : ""}`}
        rows={rows}
        domain={[0, 1]}
        reference={average?.value ?? null}
        format={(fraction) => `${Math.round(fraction * 100)}`}
        twin={{
          head: [
            texts.bars.kind,
            texts.bars.n,
            texts.bars.rate,
            texts.bars.interval,
            ...(same ? [texts.bars.published] : []),
          ],
          rows: rows.map(({ name, n, value, low, high, mark }) => [
            name,
            String(n),
            formatShare(value),
            formatInterval(low, high),
            ...(same ? [mark === null ? "–" : formatShare(mark)] : []),
          ]),
        }}
      />
    </section>
  );
}
