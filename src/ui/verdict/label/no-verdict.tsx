/** A study that ended without a verdict: what to photograph so that the next one may come to one. */
import type { OpenStudy } from "../../../app/study-model";
import { VOCABULARY_ATTRIBUTES } from "../../../domain/attribute";
import { viewsWanted } from "../../../domain/views-wanted";
import { useVerdictTexts } from "../texts";
import { type OnAddPhoto, WantedViews } from "./wanted-views";

/** Of all attributes nothing is known. */
const NOTHING = VOCABULARY_ATTRIBUTES.map((attribute) => ({ attribute, confidence: 0 }));

export function NoVerdict({ study, onAddPhoto }: { study: OpenStudy; onAddPhoto?: OnAddPhoto | undefined }) {
  const texts = useVerdictTexts();
  const { photos, evidence } = study.view;
  const wanted = viewsWanted(NOTHING, { photos, evidence, markRead: false, endsAt: null });
  return (
    <>
      <h2 class="label-title">{texts.noVerdict.heading}</h2>
      <p class="label-text">{texts.noVerdict.text}</p>
      <WantedViews wanted={wanted} onAddPhoto={onAddPhoto} />
    </>
  );
}
