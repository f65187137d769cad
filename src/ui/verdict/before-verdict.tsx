/** What stands in the verdict's place until there is one: an invitation to guess first, or, in its end, what may help. */
import type { OpenStudy } from "../../app/study-model";
import { useTexts } from "../i18n/texts";
import { onDemand } from "../on-demand";
import type { OnAddPhoto } from "./label/wanted-views";

const GuessInvitation = onDemand(() => import("../guess/guess-invitation").then((file) => file.GuessInvitation));
const NoVerdict = onDemand(() => import("./label/no-verdict").then((file) => file.NoVerdict));

/** Ends that another photograph can change. */
const HELPED = new Set(["tool-limit", "empty-response", "no-answer"]);

export function BeforeVerdict({ study, onAddPhoto }: { study: OpenStudy; onAddPhoto?: OnAddPhoto | undefined }) {
  const texts = useTexts();
  const { phase, view } = study;
  if (view.verdict !== null || view.answers.length > 0) return null;
  if (phase === "running") return <GuessInvitation study={study.id} />;
  if (phase !== "finished" || !HELPED.has(view.stop?.reason ?? "")) return null;
  return (
    <section class="verdict" aria-label={texts.verdict.heading}>
      <NoVerdict study={study} onAddPhoto={onAddPhoto} />
    </section>
  );
}
