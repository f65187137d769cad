/** The notebook's first form: kept studies, to open, go on with, or delete with a way back. */
import { useEffect } from "preact/hooks";
import type { StudySummary } from "../../app/ports";
import { hashOf } from "../../app/route-model";
import { useApp } from "../context";
import { Failures } from "../failures";
import { Icon } from "../icons";
import { formatMoment } from "../i18n/format";
import { useLang, useTexts } from "../i18n/texts";
import { useObjectUrl } from "../object-url";

function Cover({ id }: { id: string }) {
  const { archive } = useApp();
  const url = useObjectUrl(() => archive.cover(id), id);
  return typeof url !== "string" ? <span class="cover" /> : <img class="cover" src={url} alt="" decoding="async" />;
}

function Row({ study }: { study: StudySummary }) {
  const { history, vocabulary, study: studies, route } = useApp();
  const texts = useTexts();
  const lang = useLang();
  const terms = vocabulary.terms.value;
  const name = (id: string | null) => (id === null ? "" : (terms?.get(id)?.[lang] ?? ""));
  const period = [name(study.dynasty), name(study.reign)].filter((part) => part !== "").join(lang === "zh" ? "" : ", ");
  const given = study.isPorcelain === false ? texts.verdict.notPorcelain : study.title;
  const title = study.ownTitle || given || texts.history.untitled;
  const resume = async () => {
    await studies.show(study.id);
    studies.resume();
    route.go({ screen: "study", id: study.id });
  };
  const details = [
    title.includes(period) ? "" : period,
    texts.history.states[study.state],
    formatMoment(lang, study.startedAt),
  ];
  return (
    <li class="study-row">
      <a class="study-link" href={hashOf({ screen: "study", id: study.id })} aria-label={texts.history.open(title)}>
        <Cover id={study.id} />
        <span class="study-words">
          <strong>{title}</strong>
          <span class="why">{details.filter((part) => part !== "").join(" · ")}</span>
        </span>
      </a>
      {study.state === "cut-off" && (
        <button type="button" class="button" onClick={() => void resume()}>
          {texts.history.resume}
        </button>
      )}
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={texts.history.delete(title)}
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
  const studies = all?.filter((each) => each.id !== study.active.value?.id) ?? null;
  const some = (studies?.length ?? 0) > 0;
  useEffect(() => {
    if (some) void vocabulary.load();
  }, [some, vocabulary]);
  const { value: loading } = engine.state;
  const saidAbove = loading.phase === "failed" && loading.failure.code === history.failure.value?.code;
  const failure = saidAbove ? null : history.failure.value;
  if (!some && failure === null && history.deleted.value.length === 0) return null;
  return (
    <section class="history" aria-labelledby="history-heading">
      <h2 id="history-heading" class="section-heading">
        {texts.history.heading}
      </h2>
      {failure !== null && <Failures failures={[failure]} />}
      {some && (
        <ul>
          {studies?.map((each) => (
            <Row key={each.id} study={each} />
          ))}
        </ul>
      )}
      <div role="status">
        {history.deleted.value.length > 0 && (
          <p class="toast">
            {texts.history.deleted}{" "}
            <button type="button" class="button text" onClick={() => void history.undo()}>
              {texts.history.undo}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}
