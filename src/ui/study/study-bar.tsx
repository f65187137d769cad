/** Time, steps and what can be done now: stop while it runs, go on or start anew when it has ended. */
import { useEffect, useState } from "preact/hooks";
import type { OpenStudy } from "../../app/study-model";
import { hashOf } from "../../app/route-model";
import { canResume, isActive } from "../../app/study-types";
import { stepsOf } from "../../app/study-view";
import { useApp } from "../context";
import type { Dictionary } from "../i18n/dictionary";
import { formatDuration } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";
import { Icon } from "../icons";
import { Composer } from "./composer";
import { reveal, useEvidenceFocus } from "./evidence-focus";
import { Remaining } from "./remaining";
import { type StudyTexts, useStudyTexts } from "./texts";
import { toolAim, toolTitle } from "./tool-words";

/** Whole seconds since the study began, ticking while it runs. */
function useElapsed(study: OpenStudy): number {
  const { view, phase } = study;
  const running = (phase === "running" || phase === "stopping") && view.stop === null && view.lastAt > 0;
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [running]);
  return view.elapsed + (running ? Math.max(0, now - view.lastAt) : 0);
}

/** What the agent is at, in a few words. */
function nowDoing({ phase, view, pending }: OpenStudy, texts: Dictionary, words: StudyTexts): string {
  if (phase === "waiting") return pending === null ? texts.study.waiting : words.you.pending;
  if (phase === "stopping") return texts.study.stopping;
  const step = view.turns.at(-1)?.step;
  if (view.turns.length === 0) return texts.study.looking;
  if (step?.state !== "running") return texts.study.thinking;
  return [toolTitle(step, texts), toolAim(step, texts)].filter((part) => part !== "").join(" · ");
}

export function StudyBar({ study }: { study: OpenStudy }) {
  const { study: studies } = useApp();
  const texts = useTexts();
  const words = useStudyTexts();
  const tongue = useTongue();
  const focus = useEvidenceFocus();
  const elapsed = useElapsed(study);
  const { phase, view } = study;
  const backToVerdict = () => {
    focus.id.value = null;
    reveal("verdict", "start");
  };
  const active = isActive(study);
  return (
    <div class="study-bar">
      <p class="bar-words">
        {active && <span class="bar-now">{nowDoing(study, texts, words)}</span>}
        <span class="figures">
          <span class="visually-hidden">{texts.study.elapsed} </span>
          {formatDuration(tongue, Math.floor(elapsed / 1000) * 1000)} · {texts.study.steps(stepsOf(view))}
          <Remaining study={study} elapsed={elapsed} />
        </span>
      </p>
      <div class="bar-actions">
        {active && (
          <button type="button" class="button stop" disabled={phase === "stopping"} onClick={() => studies.stop()}>
            <Icon name="stop" />
            {texts.study.stop}
          </button>
        )}
        {view.verdict !== null && focus.id.value !== null && (
          <button type="button" class="button" onClick={backToVerdict}>
            {texts.study.toVerdict}
          </button>
        )}
        {canResume(study) && (
          <button type="button" class="button primary" onClick={() => studies.resume()}>
            {view.lastAt === 0 ? texts.engine.retry : texts.study.resume}
          </button>
        )}
        {!active && (
          <a class="button" href={hashOf({ screen: "home" })}>
            {texts.study.again}
          </a>
        )}
      </div>
      <Composer study={study} />
    </div>
  );
}
