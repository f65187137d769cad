/** The model's words, with the evidence they name as chips; never markup. */
import { tagOf } from "../../app/tongue";
import type { Lang } from "../../domain/attribute";
import type { Evidence } from "../../domain/evidence";
import { EvidenceChip } from "../verdict/evidence-chip";

interface WordsProps {
  text: string;
  lang: Lang;
  evidence: readonly Evidence[];
}

export function Words({ text, lang, evidence }: WordsProps) {
  const parts = text.split(/\[?\b(E\d+)\b\]?/);
  return (
    <p class="thought" lang={tagOf(lang)}>
      {parts.map((part, place) => {
        if (place % 2 === 0) return part;
        const named = evidence.find((each) => each.id === part);
        return named === undefined ? part : <EvidenceChip key={`${place}`} evidence={named} />;
      })}
    </p>
  );
}
