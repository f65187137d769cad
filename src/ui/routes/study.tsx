/** One study: the photograph, the verdict when there is one, and the story of how it came about. */
import { useEffect, useState } from "preact/hooks";
import { hashOf } from "../../app/route-model";
import { EngineStatus } from "../capture/engine-status";
import { useApp } from "../context";
import { useTexts } from "../i18n/texts";
import { Icon } from "../icons";
import { onDemand } from "../on-demand";
import { Closing } from "../study/closing";
import { createEvidenceFocus, EvidenceFocusContext } from "../study/evidence-focus";
import { GlanceCard } from "../study/glance";
import { PhotoStage } from "../study/photo-stage";
import { usePhotoPicker } from "../study/stage-actions";
import { Story } from "../study/story";
import { StudyBar } from "../study/study-bar";
import { Teller } from "../study/teller";
import { useAttention } from "../study/use-attention";
import { useTitle } from "../use-title";
import { BeforeVerdict } from "../verdict/before-verdict";
import { VerdictCard } from "../verdict/verdict-card";
import "../styles/glance.css";
import "../styles/composer.css";
import "../styles/pointing.css";

const StudyKeep = onDemand(() => import("../keep/study-keep").then((file) => file.StudyKeep));

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
  const picker = usePhotoPicker(study);
  useTitle(study?.view.verdict?.attributes.name.label.trim() || texts.study.heading);
  if (study === null) return <p class="pulse">{texts.study.heading}</p>;
  const { verdict } = study.view;
  const running = study.phase === "running" || study.phase === "stopping";
  return (
    <EvidenceFocusContext.Provider value={focus}>
      <div class={running ? "study study-screen running" : "study study-screen"}>
        <h1 class="visually-hidden">{texts.study.heading}</h1>
        <div class="study-photo">
          <a class="button quiet back" href={hashOf({ screen: "home" })}>
            <Icon name="back" />
            <span class="back-words">{texts.study.back}</span>
          </a>
          <PhotoStage study={study} picker={picker} />
          {picker.input}
        </div>
        <div class="study-words-column">
          <Teller study={study} />
          {study.phase === "waiting" && engine.state.value.phase !== "ready" && <EngineStatus />}
          {verdict !== null && <VerdictCard verdict={verdict} study={study} onAddPhoto={picker.pick} />}
          <GlanceCard study={study} />
          <Story study={study} />
          <Closing study={study} />
          <BeforeVerdict study={study} onAddPhoto={picker.pick} />
          {!running && study.phase !== "waiting" && <StudyKeep id={id} />}
          <StudyBar study={study} />
        </div>
      </div>
    </EvidenceFocusContext.Provider>
  );
}
