/**
 * The comparison that needs no talk: where a question names another value than the verdict's, how the model weighs the
 * two, which similar pieces say which, and how to tell them apart. Reckoned by the app, and marked as that.
 */
import { useEffect } from "preact/hooks";
import type { OpenStudy } from "../../app/study-model";
import { type Alternative, alternativeIn, piecesSaying } from "../../app/study-questions";
import { studyRoomOf } from "../../app/study-room";
import { isActive } from "../../app/study-types";
import type { UserTurn } from "../../app/study-view";
import { useApp } from "../context";
import { formatPercent } from "../i18n/format";
import { useLang, useTexts, useTongue } from "../i18n/texts";
import { EvidenceChip } from "../verdict/evidence-chip";
import { useStudyTexts } from "./texts";
import { useTermName } from "./use-term-name";

/** Asks, where it is to, once the engine has nothing else to do; a study that goes on is not kept waiting. */
function useWeights(study: OpenStudy, alternative: Alternative, asks: boolean) {
  const app = useApp();
  const { weighing } = studyRoomOf(app);
  const isFree =
    asks && !isActive(study) && app.engine.state.value.phase === "ready" && app.study.active.value === null;
  const { attribute, claimed, other } = alternative;
  useEffect(() => {
    if (!isFree) return;
    const wanted = new AbortController();
    void weighing.weigh(study.id, { attribute, claimed, other }, wanted.signal);
    return () => wanted.abort();
  }, [weighing, isFree, study.id, attribute, claimed, other]);
  return weighing.of(study.id, alternative);
}

function Side({ value, share, study, alternative }: SideProps) {
  const texts = useStudyTexts();
  const tongue = useTongue();
  const nameOf = useTermName();
  const pieces = piecesSaying(study.view.evidence, alternative.attribute, value);
  return (
    <li class="weighed-side">
      <p class="weighed-value">{nameOf(value)}</p>
      {share !== null && (
        <p class="weighed-share">
          <meter min={0} max={1} value={share} aria-label={texts.weighed.share(formatPercent(tongue, share))} />
          <span class="why">{texts.weighed.share(formatPercent(tongue, share))}</span>
        </p>
      )}
      <p class="why">
        {texts.weighed.pieces(pieces.length)}{" "}
        {pieces.map((piece) => (
          <EvidenceChip key={piece.id} evidence={piece} />
        ))}
      </p>
    </li>
  );
}

interface SideProps {
  value: string;
  /** 0..1; null where it is not known. */
  share: number | null;
  study: OpenStudy;
  alternative: Alternative;
}

function Comparison({ study, alternative, asks }: { study: OpenStudy; alternative: Alternative; asks: boolean }) {
  const common = useTexts();
  const texts = useStudyTexts();
  const lang = useLang();
  const { lookup } = studyRoomOf(useApp());
  const weights = useWeights(study, alternative, asks);
  const { attribute, claimed, other } = alternative;
  const found = weights?.phase === "there" ? weights.value : [];
  const shareOf = (value: string) => found.find((each) => each.value === value)?.share ?? null;
  const difference = lookup.value?.confusedWith(claimed).find(({ id }) => id === other);
  return (
    <section class="weighed" aria-label={texts.weighed.heading}>
      <p class="weighed-head">
        <strong>{texts.weighed.heading}</strong> <span class="why">{common.attributes[attribute]}</span>
      </p>
      <ul class="weighed-sides">
        {[claimed, other].map((value) => (
          <Side key={value} value={value} share={shareOf(value)} study={study} alternative={alternative} />
        ))}
      </ul>
      {weights?.phase === "waiting" && <p class="pulse">{texts.weighed.waiting}</p>}
      {difference !== undefined && (
        <p class="weighed-tell">
          <span class="why">{texts.weighed.tellTale}</span> {difference[lang]}
        </p>
      )}
      <p class="note">
        {texts.weighed.ground}. {found.length > 0 && texts.weighed.shareNote}
      </p>
    </section>
  );
}

/** Nothing where the question sets no other value against the verdict that was there when it was asked. */
export function Weighed({ asked, study }: { asked: UserTurn; study: OpenStudy }) {
  const { lookup } = studyRoomOf(useApp());
  const { verdicts, added } = study.view;
  const verdict = verdicts.findLast(({ turn }) => turn <= asked.turn)?.verdict;
  if (asked.text === "" || lookup.value === null || verdict === undefined) return null;
  const alternative = alternativeIn(asked.text, verdict, lookup.value);
  if (alternative === null) return null;
  // The model weighs against its latest verdict, and only for the question at hand: it takes as long as a reading.
  const asks = asked === added.at(-1) && verdict === study.view.verdict;
  return <Comparison study={study} alternative={alternative} asks={asks} />;
}
