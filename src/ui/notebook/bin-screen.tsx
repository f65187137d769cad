/** The bin: what was deleted, to be taken back or deleted for good. */
import { useEffect, useRef, useState } from "preact/hooks";
import { type BinModel, createBinModel } from "../../app/notebook-bin";
import type { StudySummary } from "../../app/ports";
import { hashOf } from "../../app/route-model";
import { WHOLE_NOTEBOOK } from "../../domain/keep/notebook";
import { useApp } from "../context";
import { Failures } from "../failures";
import { Cover } from "../history/cover";
import { useStudyWords } from "../history/use-study-words";
import { Icon } from "../icons";
import { Ask } from "../keep/ask";
import { useKeptFocus } from "../use-kept-focus";
import { useTitle } from "../use-title";
import { useNotebookTexts } from "./texts";
import "../styles/library.css";
import "../styles/packs.css";
import "../styles/notebook.css";
import "../styles/keep.css";

function Row({ study, bin, remove }: { study: StudySummary; bin: BinModel; remove(): void }) {
  const texts = useNotebookTexts();
  const { name } = useStudyWords()(study);
  return (
    <li class="study-row">
      <span class="study-link">
        <Cover id={study.id} />
        <span class="study-words">
          <strong>{name}</strong>
          <span class="why">{texts.bin.left(bin.daysLeft(study))}</span>
        </span>
      </span>
      <button
        type="button"
        class="button"
        aria-label={texts.bin.restoreOf(name)}
        onClick={() => void bin.restore(study.id)}
      >
        {texts.bin.restore}
      </button>
      <button type="button" class="button quiet icon-only" aria-label={texts.bin.removeOf(name)} onClick={remove}>
        <Icon name="trash" />
      </button>
    </li>
  );
}

export function BinScreen() {
  const { archive, vocabulary } = useApp();
  const texts = useNotebookTexts();
  const area = useRef<HTMLDivElement>(null);
  const [bin] = useState(() => createBinModel(archive));
  const [asking, setAsking] = useState<readonly StudySummary[]>([]);
  useTitle(texts.bin.heading);
  useEffect(() => void vocabulary.load(), [vocabulary]);
  useEffect(() => bin.open(), [bin]);
  const studies = bin.studies.value;
  useKeptFocus(area, studies?.length ?? 0);
  const failure = bin.failure.value;
  return (
    <div class="bin" ref={area} tabIndex={-1}>
      <a class="button quiet back" href={hashOf({ screen: "notebook", query: WHOLE_NOTEBOOK })}>
        <Icon name="back" />
        {texts.bin.back}
      </a>
      <div class="section-head">
        <h1>{texts.bin.heading}</h1>
        {(studies?.length ?? 0) > 0 && (
          <button type="button" class="button stop" onClick={() => setAsking(studies ?? [])}>
            {texts.bin.emptyNow}
          </button>
        )}
      </div>
      <p class="note">{texts.bin.lead}</p>
      {failure !== null && <Failures failures={[failure]} />}
      {studies?.length === 0 && <p class="nothing-words">{texts.bin.empty}</p>}
      <ul>
        {studies?.map((study) => (
          <Row key={study.id} study={study} bin={bin} remove={() => setAsking([study])} />
        ))}
      </ul>
      {asking.length > 0 && (
        <Ask
          heading={texts.bin.askHeading(asking.length)}
          text={texts.bin.ask}
          action={texts.bin.act}
          act={() => void bin.remove(asking.map(({ id }) => id))}
          close={() => setAsking([])}
        />
      )}
    </div>
  );
}
