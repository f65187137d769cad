/** A study with its answer hidden: one guesses, and then the two are set side by side. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { createGuessModel, type GuessModel } from "../../app/guess-model";
import { guessOptions } from "../../app/guess-options";
import { hashOf } from "../../app/route-model";
import type { OpenStudy } from "../../app/study-model";
import { VOCABULARY_ATTRIBUTES } from "../../domain/attribute";
import { museumLabel } from "../../domain/museum-label";
import { useApp } from "../context";
import { Failures } from "../failures";
import { Icon } from "../icons";
import { reveal } from "../study/evidence-focus";
import { useTitle } from "../use-title";
import "../styles/compare.css";
import "../styles/guess.css";
import "../styles/import-terms.css";
import { GuessCompared } from "./guess-compared";
import { GuessField } from "./guess-field";
import { GuessPhotos } from "./guess-photos";
import { useGuessTexts } from "./texts";

const GIVEN = "guess-given";

function GuessForm({ study, model }: { study: OpenStudy; model: GuessModel }) {
  const texts = useGuessTexts();
  const { verdict, glance, evidence } = study.view;
  /** As it was when one began: a verdict that comes meanwhile must not show in what is offered. */
  const [options] = useState(() =>
    VOCABULARY_ATTRIBUTES.map((attribute) => guessOptions(attribute, verdict, { glance, evidence })),
  );
  return (
    <form
      class="guess-form"
      onSubmit={(event) => {
        event.preventDefault();
        void model.give();
      }}
    >
      <p>{texts.lead}</p>
      {VOCABULARY_ATTRIBUTES.map((attribute, at) => (
        <GuessField
          key={attribute}
          attribute={attribute}
          options={options[at] ?? []}
          chosen={model.guess.value[attribute] ?? null}
          choose={(id) => model.choose(attribute, id)}
        />
      ))}
      <button type="submit" class="button primary" disabled={Object.keys(model.guess.value).length === 0}>
        {verdict === null ? texts.giveEarly : texts.give}
      </button>
    </form>
  );
}

function Given({ study, model }: { study: OpenStudy; model: GuessModel }) {
  const texts = useGuessTexts();
  const { verdict, glance, evidence, photos } = study.view;
  const label = useMemo(
    () => (verdict === null ? null : museumLabel(verdict, { glance, evidence, photos })),
    [verdict, glance, evidence, photos],
  );
  useEffect(() => reveal(GIVEN, "start"), []);
  const ended = study.phase === "finished" || study.phase === "failed" || study.phase === "cut-off";
  return (
    <div id={GIVEN} class="guess-given" tabIndex={-1}>
      {label?.isPorcelain === true ? (
        <GuessCompared guess={model.guess.value} label={label} />
      ) : (
        <p role="status">{label !== null ? texts.notPorcelain : ended ? texts.ended : texts.waiting}</p>
      )}
      <Failures failures={model.failure.value === null ? [] : [model.failure.value]} />
      <p class="guess-next">
        <a class="button primary" href={hashOf({ screen: "study", id: study.id })}>
          {texts.toStudy}
        </a>
        <button type="button" class="button" onClick={() => model.again()}>
          {texts.again}
        </button>
      </p>
    </div>
  );
}

export function GuessScreen({ study: id }: { study: string }) {
  const { study: studies, archive, vocabulary } = useApp();
  const texts = useGuessTexts();
  const [model] = useState(() => createGuessModel(archive, id));
  useTitle(texts.heading);
  useEffect(() => {
    void studies.show(id);
    void vocabulary.load();
    void model.open();
  }, [studies, vocabulary, model, id]);
  const study = studies.open.value?.id === id ? studies.open.value : null;
  const isMissing = study?.failure?.code === "study-missing";
  const phase = model.phase.value;
  return (
    <div class="guess">
      <a class="button quiet back" href={hashOf({ screen: "study", id })}>
        <Icon name="back" />
        {texts.back}
      </a>
      <h1>{texts.heading}</h1>
      {(study === null || phase === "opening") && <p class="pulse">{texts.opening}</p>}
      {isMissing && <p>{texts.missing}</p>}
      {study !== null && !isMissing && phase !== "opening" && (
        <div class="guess-parts">
          <GuessPhotos photos={study.photos} />
          {phase === "guessing" ? <GuessForm study={study} model={model} /> : <Given study={study} model={model} />}
        </div>
      )}
    </div>
  );
}
