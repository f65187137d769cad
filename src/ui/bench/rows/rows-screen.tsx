/** Answers of a run: all of them, or those behind one figure of its report. */
import { useEffect, useState } from "preact/hooks";
import { ROWS_A_PAGE } from "../../../app/bench-reading";
import { ALL_ROWS, benchHash, benchRoute, type RowsQuery } from "../../../app/bench-route";
import { useApp } from "../../context";
import { formatNumber } from "../../i18n/format";
import { useTexts, useTongue } from "../../i18n/texts";
import { Icon } from "../../icons";
import { useTitle } from "../../use-title";
import { BenchRefused } from "../bench-refused";
import { useReportTexts } from "../texts";
import { useBench } from "../use-room";
import { AnswerList } from "./answer-list";
import { RowsFilter } from "./rows-filter";

export function RowsScreen({ runId, query }: { runId: string; query: RowsQuery }) {
  const { route } = useApp();
  const { reading, runs } = useBench();
  const texts = useReportTexts();
  const common = useTexts();
  const tongue = useTongue();
  const [page, setPage] = useState(0);
  const wanted = JSON.stringify(query);
  useEffect(() => setPage(0), [wanted]);
  useEffect(() => void reading.rows.show({ runId, query, page }), [reading, runId, wanted, page]);
  useEffect(() => void runs.refresh(), [runs]);
  const run = runs.runs.value?.find(({ id }) => id === runId) ?? null;
  useTitle(run === null ? texts.rows.heading : texts.rows.of(run.name));
  const at = reading.rows.at.value;
  const state = at?.key.runId === runId ? at.state : null;
  const shown = state?.phase === "there" ? state.value : null;
  const first = page * ROWS_A_PAGE;
  const turn = (next: number) => {
    setPage(next);
    document.getElementById("content")?.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: "instant" });
  };
  return (
    <div class="bench bench-rows">
      <a class="button quiet back" href={benchHash({ screen: "bench-run", runId, calibratedOn: null })}>
        <Icon name="back" />
        {texts.toReport}
      </a>
      <h1 class="desk-heading">{run === null ? texts.rows.heading : texts.rows.of(run.name)}</h1>
      <RowsFilter
        query={query}
        change={(next) => route.amend(benchRoute({ screen: "bench-rows", runId, query: next }))}
      />
      {(state === null || state.phase === "waiting") && <p class="pulse">{common.moment}</p>}
      {state?.phase === "failed" && <BenchRefused refusal={state.failure} />}
      {shown !== null && (
        <>
          <p class="figures" role="status">
            {shown.total > ROWS_A_PAGE
              ? texts.rows.range(
                  formatNumber(tongue, first + 1),
                  formatNumber(tongue, first + shown.results.length),
                  formatNumber(tongue, shown.total),
                )
              : texts.rows.found(shown.total)}
          </p>
          {shown.total === 0 ? (
            <p>
              {texts.rows.none}{" "}
              <a class="line-link" href={benchHash({ screen: "bench-rows", runId, query: ALL_ROWS })}>
                {texts.rows.clear}
              </a>
            </p>
          ) : (
            <AnswerList results={shown.results} isFreeForm={run?.settings.protocol === "free-form"} />
          )}
          {shown.total > ROWS_A_PAGE && (
            <div class="pack-actions">
              <button type="button" class="button" disabled={page === 0} onClick={() => turn(page - 1)}>
                {texts.rows.earlier}
              </button>
              <button
                type="button"
                class="button"
                disabled={first + ROWS_A_PAGE >= shown.total}
                onClick={() => turn(page + 1)}
              >
                {texts.rows.later}
              </button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
