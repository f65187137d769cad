/** A kept study in words: what it is called, and its period where the name does not say it. */
import type { StudySummary } from "../../app/ports";
import { useApp } from "../context";
import { formatPeriod } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";

export interface StudyWords {
  name: string;
  period: string;
}

export function useStudyWords(): (study: StudySummary) => StudyWords {
  const { vocabulary } = useApp();
  const texts = useTexts();
  const tongue = useTongue();
  const terms = vocabulary.terms.value;
  return ({ ownTitle, title, dynasty, reign, isPorcelain }) => {
    const given = isPorcelain === false ? texts.verdict.notPorcelain : title;
    const name = ownTitle || given || texts.history.untitled;
    const names = [dynasty, reign].flatMap((id) => (id === null ? [] : (terms?.get(id)?.[tongue] ?? [])));
    const period = formatPeriod(tongue, names);
    return { name, period: name.includes(period) ? "" : period };
  };
}
