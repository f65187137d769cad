/** How sure a line is: a bar, a word, a figure. A figure that was not checked on known pieces is drawn hatched. */
import type { LabelLine } from "../../../domain/museum-label";
import { formatPercent } from "../../i18n/format";
import { useTexts, useTongue } from "../../i18n/texts";
import { useVerdictTexts } from "../texts";

export function Sureness({ line: { certainty, confidence, claim, guess } }: { line: LabelLine }) {
  const texts = useVerdictTexts();
  const common = useTexts();
  const tongue = useTongue();
  if (certainty === "none" || guess !== null) return null;
  const calibrated = claim.calibrated === true;
  const explained = calibrated ? texts.ofTen(Math.round(10 * confidence)) : texts.ownFigure;
  return (
    <dd class={calibrated ? "certainty" : "certainty own-figure"} title={explained}>
      <meter min={0} max={1} value={confidence} aria-label={texts.sureness} />
      <span>{common.verdict.words[certainty]}</span>
      <span class="figures">{formatPercent(tongue, confidence)}</span>
    </dd>
  );
}
