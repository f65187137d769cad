/** Words of free-form answers that the vocabulary could not place. */
import type { RunReport } from "../../../domain/bench-report";
import { LongList } from "../../packs/long-list";
import { useBenchTexts, useReportTexts } from "../texts";

export function Unmapped({ report }: { report: RunReport }) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const unmapped = report.freeForm?.unmapped ?? [];
  if (unmapped.length === 0) return null;
  const lines = unmapped.map(
    ({ type, side, text, count }) => `${count} × ${text} · ${bench.types[type]}, ${texts.unmapped[side]}`,
  );
  return (
    <section class="bench-part" aria-labelledby="unmapped-heading">
      <h2 id="unmapped-heading" class="bench-heading">
        {texts.unmapped.heading}
      </h2>
      <p class="note">{texts.unmapped.lead}</p>
      <LongList lines={lines} all={bench.problems.more(lines.length)} />
    </section>
  );
}
