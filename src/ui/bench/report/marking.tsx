/** The two ways of reading a letter out of an answer, where they part, and what neither could read. */
import { ALL_ROWS, benchHash } from "../../../app/bench-route";
import type { RunReport } from "../../../domain/bench-report";
import { useReportTexts } from "../texts";

export function Marking({ report }: { report: RunReport }) {
  const texts = useReportTexts();
  const { run, strict, compat, differing } = report;
  if (strict === null || compat === null) return null;
  const to = (reading: "differs" | "unparsed") =>
    benchHash({ screen: "bench-rows", runId: run.id, query: { ...ALL_ROWS, reading } });
  return (
    <section class="bench-part" aria-labelledby="marking-heading">
      <h2 id="marking-heading" class="bench-heading">
        {texts.marking.heading}
      </h2>
      <p class="prose">
        {texts.marking.strict} {texts.marking.compat}
      </p>
      <ul class="ways">
        <li>
          {differing === null || differing === 0 ? (
            texts.marking.same
          ) : (
            <a class="line-link" href={to("differs")}>
              {texts.marking.differ(differing)}
            </a>
          )}
        </li>
        {strict.unparsed > 0 && (
          <li>
            <a class="line-link" href={to("unparsed")}>
              {texts.marking.unparsed(strict.unparsed)}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}
