/** The verdict as a museum label. The frame is there at once, so that it can be turned to; the label comes with its first use. */
import type { OpenStudy } from "../../app/study-model";
import type { Verdict } from "../../domain/verdict";
import { useTexts } from "../i18n/texts";
import { onDemand } from "../on-demand";
import type { OnAddPhoto } from "./label/wanted-views";

const LabelBody = onDemand(() => import("./label/label-body").then((file) => file.LabelBody));

interface VerdictCardProps {
  verdict: Verdict;
  study: OpenStudy;
  /** Leads to adding a photograph of the view that would help; absent: nothing can be added. */
  onAddPhoto?: OnAddPhoto | undefined;
  /** False for an episode of a benchmark, which no notebook has. */
  inNotebook?: boolean;
}

export function VerdictCard({ verdict, study, onAddPhoto, inNotebook = true }: VerdictCardProps) {
  const texts = useTexts();
  return (
    <section class="verdict" id="verdict" tabIndex={-1} aria-label={texts.verdict.heading}>
      <p class="eyebrow">{texts.verdict.heading}</p>
      <LabelBody verdict={verdict} study={study} onAddPhoto={onAddPhoto} inNotebook={inNotebook} />
    </section>
  );
}
