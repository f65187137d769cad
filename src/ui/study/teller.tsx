/** The polite live region of a study in progress; what was over before one came is not told. */
import { useRef } from "preact/hooks";
import type { OpenStudy } from "../../app/study-model";
import { isActive } from "../../app/study-types";
import { FIRM } from "../../domain/certainty";
import { formatPeriod } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";
import { glanceOf, usePhrase } from "./glance";
import { tellingOf } from "./telling";
import { useStudyTexts } from "./texts";
import { useTermName } from "./use-term-name";

/** The verdict on show in few words: what it is more likely right about than wrong. */
function useTitleOfPiece({ view }: OpenStudy): string {
  const common = useTexts();
  const tongue = useTongue();
  const nameOf = useTermName();
  if (view.verdict === null) return "";
  if (!view.verdict.isPorcelain) return common.verdict.notPorcelain;
  const { dynasty, reign, color, motif, shape } = view.verdict.attributes;
  const firm = [dynasty, reign, color, motif, shape].filter(({ confidence }) => confidence >= FIRM);
  return formatPeriod(tongue, firm.map(({ value }) => nameOf(value)).filter(Boolean)) || common.verdict.untitled;
}

export function Teller({ study }: { study: OpenStudy }) {
  const common = useTexts();
  const texts = useStudyTexts();
  const tongue = useTongue();
  const title = useTitleOfPiece(study);
  const phraseOf = usePhrase();
  const glance = glanceOf(study);
  const impression = glance === null ? "" : phraseOf(glance);
  const told = useRef("");
  const watched = useRef(false);
  watched.current ||= isActive(study);
  if (watched.current) told.current = tellingOf(study, { common, texts, tongue, title, impression }) ?? told.current;
  return (
    <p class="visually-hidden" role="status">
      {told.current}
    </p>
  );
}
