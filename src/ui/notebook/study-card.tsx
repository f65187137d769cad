/** One kept study on the wall: its photograph, what it is called, when and where it is filed. */
import type { StudySummary } from "../../app/ports";
import { hashOf } from "../../app/route-model";
import { useApp } from "../context";
import { Cover } from "../history/cover";
import { useResume } from "../history/use-resume";
import { useStudyWords } from "../history/use-study-words";
import { formatDay } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { Icon } from "../icons";
import { useNotebookTexts } from "./texts";

interface StudyCardProps {
  study: StudySummary;
  /** Null: nothing is being chosen. */
  chosen: boolean | null;
  choose(): void;
  /** Opens its notes. */
  note(): void;
}

export function StudyCard({ study, chosen, choose, note }: StudyCardProps) {
  const texts = useNotebookTexts();
  const tongue = useTongue();
  const resume = useResume();
  const { name, period } = useStudyWords()(study);
  const { active } = useApp().study;
  const cutOff = study.state === "cut-off" && active.value?.id !== study.id;
  const state = cutOff ? texts.card.interrupted : "";
  const [line = "", ...filed] = [state, period, formatDay(tongue, study.startedAt), ...study.tags, study.note].filter(
    (part) => part !== "",
  );
  return (
    <article class="study-card" data-chosen={chosen}>
      <a
        class="piece-card"
        id={`study-${study.id}`}
        href={hashOf({ screen: "study", id: study.id })}
        inert={chosen !== null}
      >
        <span class="study-mat">
          <Cover id={study.id} />
        </span>
        <span class="piece-words">
          <strong>{name}</strong>
          <span class="why">{line}</span>
          <span class="why study-filed">{filed.join(" · ")}</span>
        </span>
      </a>
      {chosen === null ? (
        <div class="study-card-actions">
          {cutOff && (
            <button type="button" class="button" onClick={() => void resume(study.id)}>
              {texts.card.resume}
            </button>
          )}
          <button type="button" class="button icon-only" aria-label={texts.card.notes(name)} onClick={note}>
            <Icon name="pencil" />
          </button>
        </div>
      ) : (
        <label class="study-check">
          <input type="checkbox" checked={chosen} aria-label={texts.card.choose(name)} onChange={choose} />
        </label>
      )}
    </article>
  );
}
