/** One study: the photograph, the verdict when there is one, and the story of how it came about. */
import { useEffect, useRef, useState } from "preact/hooks";
import { hashOf } from "../../app/route-model";
import type { OpenStudy } from "../../app/study-model";
import { EngineStatus } from "../capture/engine-status";
import { useApp } from "../context";
import { Failures } from "../failures";
import { useTexts } from "../i18n/texts";
import { Icon } from "../icons";
import { createEvidenceFocus, EvidenceFocusContext, reveal } from "../study/evidence-focus";
import { PhotoStage } from "../study/photo-stage";
import { Story } from "../study/story";
import { StudyBar } from "../study/study-bar";
import { VerdictCard } from "../verdict/verdict-card";

/** Turns to the photograph that is being looked into, and to the verdict or the closing words when one watches them come. */
function useFollow(study: OpenStudy | null, focus: ReturnType<typeof createEvidenceFocus>): void {
  const step = study?.view.turns.at(-1)?.step ?? null;
  const image = step?.arguments["index"];
  const call = step?.call;
  useEffect(() => {
    if (typeof image === "number") focus.photo.value = image;
    focus.id.value = null;
  }, [call, image, focus]);
  const phase = study?.phase;
  const concluded = study !== null && study.view.verdict !== null;
  const watched = useRef(false);
  useEffect(() => {
    if (watched.current && concluded) reveal("verdict", "start");
  }, [concluded]);
  useEffect(() => {
    const over = phase === "finished" || phase === "failed";
    if (watched.current && over && !concluded) reveal("closing", "nearest");
    watched.current = phase === "running" || phase === "stopping";
  }, [phase]);
}

/** Why there is no verdict, where the story ends. */
function Closing({ study }: { study: OpenStudy }) {
  return (
    <div id="closing" class="closing" tabIndex={-1}>
      <Failures failures={study.failure === null ? [] : [study.failure]} />
      <Ending study={study} />
    </div>
  );
}

function Ending({ study }: { study: OpenStudy }) {
  const texts = useTexts();
  const { phase, view } = study;
  if (phase === "cut-off") return <p class="ending">{texts.study.cutOff}</p>;
  if (phase !== "finished" || view.verdict !== null) return null;
  const reason = view.stop?.reason ?? (view.lastAt === 0 ? "unbegun" : "aborted");
  return <p class="ending">{texts.study.ended[reason]}</p>;
}

export function StudyScreen({ id }: { id: string }) {
  const { study: studies, vocabulary, catalog, engine } = useApp();
  const texts = useTexts();
  const [focus] = useState(createEvidenceFocus);
  useEffect(() => {
    void studies.show(id);
    void vocabulary.load();
    void catalog.load();
  }, [id, studies, vocabulary, catalog]);
  const study = studies.open.value?.id === id ? studies.open.value : null;
  useFollow(study, focus);
  if (study === null) return <p class="pulse">{texts.study.heading}</p>;
  const { verdict } = study.view;
  const running = study.phase === "running" || study.phase === "stopping";
  return (
    <EvidenceFocusContext.Provider value={focus}>
      <div class={running ? "study running" : "study"}>
        <h1 class="visually-hidden">{texts.study.heading}</h1>
        <div class="study-photo">
          <a class="button quiet back" href={hashOf({ screen: "home" })}>
            <Icon name="back" />
            {texts.study.back}
          </a>
          <PhotoStage study={study} />
        </div>
        <div class="study-words-column">
          {study.phase === "waiting" && engine.state.value.phase !== "ready" && <EngineStatus />}
          {verdict !== null && <VerdictCard verdict={verdict} study={study} />}
          <Story study={study} />
          <Closing study={study} />
          <StudyBar study={study} />
        </div>
      </div>
    </EvidenceFocusContext.Provider>
  );
}
