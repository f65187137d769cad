/** A small button that leads from a claim to what it rests on. */
import type { Evidence } from "../../domain/evidence";
import { useTexts } from "../i18n/texts";
import { Icon, type IconName } from "../icons";
import { anchorOf, reveal, useEvidenceFocus } from "../study/evidence-focus";

const KIND_ICONS: Record<Evidence["kind"], IconName> = {
  photo: "picture",
  crop: "zoom",
  record: "compare",
  passage: "book",
};

export function EvidenceChip({ evidence }: { evidence: Evidence }) {
  const texts = useTexts();
  const focus = useEvidenceFocus();
  const kind = texts.verdict.kinds[evidence.kind];
  const show = () => {
    focus.id.value = evidence.id;
    if (evidence.kind === "crop" || evidence.kind === "photo") focus.photo.value = evidence.image;
    reveal(evidence.kind === "photo" ? `photo-${evidence.image}` : anchorOf(evidence.id));
  };
  return (
    <button
      type="button"
      class="chip evidence-chip"
      aria-label={texts.verdict.showEvidence(evidence.id, kind)}
      title={texts.verdict.showEvidence(evidence.id, kind)}
      aria-pressed={focus.id.value === evidence.id}
      onClick={show}
    >
      <Icon name={KIND_ICONS[evidence.kind]} />
      {evidence.id}
    </button>
  );
}
