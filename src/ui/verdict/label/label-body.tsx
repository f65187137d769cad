/** What stands on the label: all that a verdict comes to, and what can be done with it. */
import { tagOf } from "../../../app/tongue";
import { useMemo } from "preact/hooks";
import { hashOf } from "../../../app/route-model";
import type { OpenStudy } from "../../../app/study-model";
import { labelTitle } from "../../../domain/label-title";
import { museumLabel } from "../../../domain/museum-label";
import type { Verdict } from "../../../domain/verdict";
import { useApp } from "../../context";
import { formatYears } from "../../i18n/format";
import { useLang, useTexts, useTongue } from "../../i18n/texts";
import { Icon } from "../../icons";
import { useLabelNames } from "../names";
import { useVerdictTexts } from "../texts";
import { useReadAloud } from "../use-read-aloud";
import { AloudButtons } from "./aloud-buttons";
import { Beside } from "./beside";
import { Honesty } from "./honesty";
import { LabelHead } from "./label-head";
import { LabelRow } from "./label-row";
import { Limits } from "./limits";
import { MarkPanel } from "./mark-panel";
import { NotPorcelain } from "./not-porcelain";
import { spokenLines } from "./spoken-lines";
import { TakenFor } from "./taken-for";
import { type OnAddPhoto, WantedViews } from "./wanted-views";

export interface LabelBodyProps {
  verdict: Verdict;
  study: OpenStudy;
  /** Absent: nothing can be added here. */
  onAddPhoto?: OnAddPhoto | undefined;
  /** It is a study of the notebook, which can be guessed and set beside a piece of the library. */
  inNotebook: boolean;
}

export function LabelBody({ verdict, study, onAddPhoto, inNotebook }: LabelBodyProps) {
  const { study: studies } = useApp();
  const common = useTexts();
  const texts = useVerdictTexts();
  const lang = useLang();
  const tongue = useTongue();
  const { mine, theirs } = useLabelNames();
  const { view } = study;
  const { glance, evidence, photos } = view;
  const label = useMemo(() => museumLabel(verdict, { glance, evidence, photos }), [verdict, glance, evidence, photos]);
  const busy = studies.active.value !== null;
  const aloud = useReadAloud(verdict, busy);
  if (!label.isPorcelain) return <NotPorcelain model={view.model} onAddPhoto={onAddPhoto} />;
  const name = labelTitle(label, verdict.attributes.name, view.lang, mine, theirs);
  const years = (start: number, end: number) => formatYears(tongue, start, end);
  const spoken = spokenLines(label, name, { names: mine, texts, common, years });
  const { line: reading } = aloud.state.value;
  const grounds = (ids: readonly string[]) => evidence.filter(({ id }) => ids.includes(id));
  return (
    <>
      <LabelHead name={name} spoken={view.lang} read={reading === "title"} />
      <Limits model={view.model} />
      <dl class="claims">
        {label.lines.map((line) => (
          <LabelRow
            key={line.attribute}
            line={line}
            evidence={grounds(line.claim.evidence)}
            read={reading === line.attribute}
          />
        ))}
      </dl>
      <p class="figures-note why">{texts.figures[label.figures]}</p>
      {label.mark !== null && (
        <MarkPanel mark={label.mark} evidence={grounds(label.mark.evidence)} read={reading === "mark"} />
      )}
      <WantedViews wanted={label.wanted} onAddPhoto={onAddPhoto} />
      <TakenFor confusions={label.confusions} />
      {inNotebook && <Beside study={study} />}
      <div class="label-actions">
        <AloudButtons aloud={aloud} lines={spoken} busy={busy} />
        {inNotebook && (
          <a class="button" href={hashOf({ screen: "guess", study: study.id })}>
            <Icon name="eye-off" />
            {texts.guessFirst}
          </a>
        )}
      </div>
      <Honesty />
      <p class="model-line" lang={tagOf(lang)}>
        {texts.model(view.model, view.backend)}
      </p>
    </>
  );
}
