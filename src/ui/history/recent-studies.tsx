/** The latest kept studies on the start page, to open, go on with, or delete with a way back; the notebook has the rest. */
import { useEffect } from "preact/hooks";
import type { StudySummary } from "../../app/ports";
import { hashOf } from "../../app/route-model";
import { WHOLE_NOTEBOOK } from "../../domain/keep/notebook";
import { useApp } from "../context";
import { Failures } from "../failures";
import { Icon } from "../icons";
import { formatMoment } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";
import { Cover } from "./cover";
import { UndoToast } from "./undo-toast";
import { useResume } from "./use-resume";
import { useStudyWords } from "./use-study-words";

/** Shown here; what is older is in the notebook. */
const LATEST = 4;

function Row({ study }: { study: StudySummary }) {
  const { history } = useApp();
  const texts = useTexts();
  const tongue = useTongue();
  const resume = useResume();
  const { name, period } = useStudyWords()(study);
  const details = [period, texts.history.states[study.state], formatMoment(tongue, study.startedAt)];
  return (
    <li class="study-row">
      <a class="study-link" href={hashOf({ screen: "study", id: study.id })} aria-label={texts.history.open(name)}>
        <Cover id={study.id} />
        <span class="study-words">
          <strong>{name}</strong>
          <span class="why">{details.filter((part) => part !== "").join(" · ")}</span>
        </span>
      </a>
      {study.state === "cut-off" && (
        <button type="button" class="button" onClick={() => void resume(study.id)}>
          {texts.history.resume}
        </button>
      )}
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={texts.history.delete(name)}
        onClick={() => void history.remove(study.id)}
      >
        <Icon name="trash" />
      </button>
    </li>
  );
}

export function RecentStudies() {
  const { history, vocabulary, study, engine } = useApp();
  const texts = useTexts();
  const all = history.studies.value;
  const studies = all?.filter((each) => each.id !== study.active.value?.id) ?? [];
  const some = studies.length > 0;
  useEffect(() => {
    if (some) void vocabulary.load();
  }, [some, vocabulary]);
  const { value: loading } = engine.state;
  const saidAbove = loading.phase === "failed" && loading.failure.code === history.failure.value?.code;
  const failure = saidAbove ? null : history.failure.value;
  if (!some && failure === null && history.deleted.value.length === 0) return null;
  return (
    <section class="history" aria-labelledby="history-heading">
      <div class="history-head">
        <h2 id="history-heading" class="section-heading">
          {texts.history.heading}
        </h2>
        {some && (
          <a class="button text" href={hashOf({ screen: "notebook", query: WHOLE_NOTEBOOK })}>
            {texts.history.all}
          </a>
        )}
      </div>
      {failure !== null && <Failures failures={[failure]} />}
      {some && (
        <ul>
          {studies.slice(0, LATEST).map((each) => (
            <Row key={each.id} study={each} />
          ))}
        </ul>
      )}
      <UndoToast />
    </section>
  );
}
