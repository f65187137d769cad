/** One answer of a run: its question, what was answered, and the episode as the study screen tells it. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { OpenEpisode } from "../../../app/bench-reading";
import { ALL_ROWS, benchHash } from "../../../app/bench-route";
import type { OpenStudy } from "../../../app/study-model";
import { openedStudy } from "../../../app/study-types";
import { EMPTY_STUDY, reduceStudy } from "../../../app/study-view";
import { useApp } from "../../context";
import { useTexts } from "../../i18n/texts";
import { Icon } from "../../icons";
import { createEvidenceFocus, EvidenceFocusContext } from "../../study/evidence-focus";
import { PhotoStage } from "../../study/photo-stage";
import { Story } from "../../study/story";
import { useTitle } from "../../use-title";
import { VerdictCard } from "../../verdict/verdict-card";
import { BenchRefused } from "../bench-refused";
import { useReportTexts } from "../texts";
import { useBench } from "../use-room";
import { QuestionCard } from "./question-card";

export function EpisodeScreen({ runId, seq }: { runId: string; seq: number }) {
  const { catalog } = useApp();
  const { reading } = useBench();
  const texts = useReportTexts();
  const common = useTexts();
  useTitle(texts.episode.heading(seq + 1));
  useEffect(() => {
    void reading.episode.show({ runId, seq });
    void catalog.load();
  }, [reading, catalog, runId, seq]);
  const at = reading.episode.at.value;
  const state = at?.key.runId === runId && at.key.seq === seq ? at.state : null;
  return (
    <div class="bench bench-episode">
      <a class="button quiet back" href={benchHash({ screen: "bench-rows", runId, query: ALL_ROWS })}>
        <Icon name="back" />
        {texts.episode.list}
      </a>
      {(state === null || state.phase === "waiting") && <p class="pulse">{common.moment}</p>}
      {state?.phase === "failed" && (
        <>
          <h1 class="desk-heading">{texts.episode.heading(seq + 1)}</h1>
          <BenchRefused refusal={state.failure} />
        </>
      )}
      {state?.phase === "there" && <Episode key={`${runId} ${seq}`} episode={state.value} />}
    </div>
  );
}

/** The journal, as the study screen would draw it; the question stands on a card of its own. */
function studyOf({ result, photos }: OpenEpisode): OpenStudy {
  const view = { ...result.trace.reduce(reduceStudy, EMPTY_STUDY), question: "" };
  const id = `${result.runId}/${result.seq}`;
  return openedStudy(id, { photos, lang: view.lang, phase: "finished", view });
}

function Episode({ episode }: { episode: OpenEpisode }) {
  const texts = useReportTexts();
  const [focus] = useState(createEvidenceFocus);
  const study = useMemo(() => studyOf(episode), [episode]);
  const { result, run } = episode;
  const { runId, seq } = result;
  const to = (place: number) => benchHash({ screen: "bench-episode", runId, seq: place });
  return (
    <EvidenceFocusContext.Provider value={focus}>
      <h1 class="desk-heading">{texts.episode.heading(seq + 1)}</h1>
      <div class="study">
        <div class="study-photo">{study.photos.length > 0 && <PhotoStage study={study} />}</div>
        <div class="study-words-column">
          <QuestionCard result={result} isFreeForm={run?.settings.protocol === "free-form"} />
          {study.view.verdict !== null && <VerdictCard verdict={study.view.verdict} study={study} inNotebook={false} />}
          {study.photos.length === 0 && <p class="ending">{texts.episode.noPictures}</p>}
          {result.trace.length === 0 ? <p class="ending">{texts.episode.noTrace}</p> : <Story study={study} />}
          <nav class="study-bar episode-bar" aria-label={texts.rows.heading}>
            {seq > 0 && (
              <a class="button" href={to(seq - 1)}>
                {texts.episode.before}
              </a>
            )}
            {(run === null || seq + 1 < run.done) && (
              <a class="button" href={to(seq + 1)}>
                {texts.episode.after}
              </a>
            )}
          </nav>
        </div>
      </div>
    </EvidenceFocusContext.Provider>
  );
}
