/** One study: the photograph, the verdict when there is one, and the story of how it came about. */
import { useEffect, useState } from "preact/hooks";
import { hashOf } from "../../app/route-model";
import { EngineStatus } from "../capture/engine-status";
import { useApp } from "../context";
import { useTexts } from "../i18n/texts";
import { Icon } from "../icons";
import { Closing } from "../study/closing";
import { createEvidenceFocus, EvidenceFocusContext } from "../study/evidence-focus";
import { PhotoStage } from "../study/photo-stage";
import { Story } from "../study/story";
import { StudyBar } from "../study/study-bar";
import { useAttention } from "../study/use-attention";
import { VerdictCard } from "../verdict/verdict-card";

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
  useAttention(study, focus);
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
