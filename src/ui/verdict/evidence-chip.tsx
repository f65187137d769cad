/** A small button that leads from a claim to what it rests on. */
import type { Evidence } from "../../domain/evidence";
import { useTexts } from "../i18n/texts";
import { anchorOf, reveal, useEvidenceFocus } from "../study/evidence-focus";

export function EvidenceChip({ evidence }: { evidence: Evidence }) {
  const { verdict } = useTexts();
  const focus = useEvidenceFocus();
  const kind = verdict.kinds[evidence.kind];
  const show = () => {
    focus.id.value = evidence.id;
    if (evidence.kind === "crop" || evidence.kind === "photo") focus.photo.value = evidence.image;
    reveal(evidence.kind === "photo" ? `photo-${evidence.image}` : anchorOf(evidence.id));
  };
  return (
    <button
      type="button"
      class="chip evidence-chip"
      aria-label={verdict.showEvidence(evidence.id, kind)}
      title={verdict.showEvidence(evidence.id, kind)}
      aria-pressed={focus.id.value === evidence.id}
      onClick={show}
    >
      {evidence.id}
    </button>
  );
}
