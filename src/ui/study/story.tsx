/** The agent's work as a story to follow, and the same story told to a screen reader a sentence at a time. */
import type { OpenStudy } from "../../app/study-model";
import { type StudyView, thoughtOf } from "../../app/study-view";
import { EvidenceChip } from "../verdict/evidence-chip";
import type { Dictionary } from "../i18n/dictionary";
import { useTexts } from "../i18n/texts";
import { useFollowing } from "./use-following";
import { ToolCard, toolAim, toolTitle } from "./tool-card";

/** The model's words, with the evidence it names as chips. */
function Thought({ text, view }: { text: string; view: StudyView }) {
  const parts = text.split(/\[?\b(E\d+)\b\]?/);
  return (
    <p class="thought" lang={view.lang === "zh" ? "zh-Hans" : "en"}>
      {parts.map((part, place) => {
        if (place % 2 === 0) return part;
        const evidence = view.evidence.find((each) => each.id === part);
        return evidence === undefined ? part : <EvidenceChip key={`${place}`} evidence={evidence} />;
      })}
    </p>
  );
}

/** The newest thing worth saying aloud: whole sentences only, never a token. */
function announcement(study: OpenStudy, texts: Dictionary): string {
  const { view, phase } = study;
  if (phase === "waiting") return texts.study.waiting;
  if (view.stop !== null) return texts.study.ended[view.stop.reason];
  const last = view.turns.at(-1);
  if (last === undefined) return texts.study.looking;
  if (last.step === null) return texts.study.thinking;
  return `${thoughtOf(last.raw)} ${toolTitle(last.step, texts)}: ${toolAim(last.step, texts)}`;
}

export function Story({ study }: { study: OpenStudy }) {
  const texts = useTexts();
  const { view, phase } = study;
  const running = phase === "running" || phase === "stopping";
  const turns = view.turns.filter((turn) => turn.step !== null || thoughtOf(turn.raw) !== "");
  const last = view.turns.at(-1);
  const thinking =
    running && view.stop === null && (last === undefined || last.step === null || last.step.state !== "running");
  const end = useFollowing(running && view.verdict === null, view);
  const begun = turns.length > 0 || thinking || study.question !== "";
  return (
    <section class="story" aria-labelledby="story-heading">
      <h2 id="story-heading" class={begun ? "section-heading" : "visually-hidden"}>
        {texts.study.story}
      </h2>
      <p class="visually-hidden" role="status">
        {announcement(study, texts)}
      </p>
      {study.question !== "" && (
        <p class="asked">
          <span class="why">{texts.study.asked}</span> {study.question}
        </p>
      )}
      <ol class="turns">
        {turns.map((turn) => {
          const text = thoughtOf(turn.raw);
          return (
            <li key={turn.turn} class="turn" value={turn.turn}>
              {text !== "" && <Thought text={text} view={view} />}
              {turn.step !== null && <ToolCard step={turn.step} study={study} />}
            </li>
          );
        })}
      </ol>
      {thinking && <div class="pulse" />}
      <div ref={end} class="story-end" />
    </section>
  );
}
