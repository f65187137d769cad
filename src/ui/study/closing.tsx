/** Why there is no verdict, where the story ends. */
import type { OpenStudy } from "../../app/study-model";
import { isAnswered } from "../../app/study-view";
import { Failures } from "../failures";
import { useTexts } from "../i18n/texts";

function Ending({ study }: { study: OpenStudy }) {
  const texts = useTexts();
  const { phase, view } = study;
  if (phase === "cut-off") {
    return study.failure === null ? <p class="ending">{texts.study.cutOff}</p> : null; // another tab has it
  }
  if (phase !== "finished" || isAnswered(view)) return null;
  const reason = view.stop?.reason ?? (view.lastAt === 0 ? "unbegun" : "aborted");
  return <p class="ending">{texts.study.ended[reason]}</p>;
}

export function Closing({ study }: { study: OpenStudy }) {
  return (
    <div id="closing" class="closing" tabIndex={-1}>
      <Failures failures={study.failure === null ? [] : [study.failure]} />
      <Ending study={study} />
    </div>
  );
}
