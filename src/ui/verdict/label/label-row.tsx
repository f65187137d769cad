/** One line of the label: what is said, how sure, on what ground, the way to the evidence, and the first guess behind it. */
import { tagOf } from "../../../app/tongue";
import { attributeNotes } from "./notes";
import type { LabelLine } from "../../../domain/museum-label";
import type { Evidence } from "../../../domain/evidence";
import type { Basis } from "../../../domain/verdict";
import { formatPercent } from "../../i18n/format";
import { useLang, useTexts, useTongue } from "../../i18n/texts";
import { Icon, type IconName } from "../../icons";
import { EvidenceChip } from "../evidence-chip";
import { useLabelNames } from "../names";
import { useVerdictTexts } from "../texts";
import { LabelValue } from "./label-value";
import { Sureness } from "./sureness";

const BASIS_ICONS: Record<Basis, IconName> = {
  seen: "eye",
  retrieved: "compare",
  inferred: "infer",
  "not-visible": "eye-off",
};

function FirstGuess({ line }: { line: LabelLine }) {
  const texts = useVerdictTexts();
  const tongue = useTongue();
  const { mine } = useLabelNames();
  if (line.guess === null || line.retreat === null) return null;
  const percent = formatPercent(tongue, line.claim.confidence);
  return (
    <details class="first-guess">
      <summary>{texts.guess.heading}</summary>
      <p>{texts.guess[line.retreat](mine.term(line.guess), percent)}</p>
    </details>
  );
}

interface LabelRowProps {
  line: LabelLine;
  evidence: readonly Evidence[];
  /** It is being read aloud. */
  read: boolean;
}

export function LabelRow({ line, evidence, read }: LabelRowProps) {
  const common = useTexts();
  const lang = useLang();
  const { attribute, said, claim, certainty } = line;
  const notes = attributeNotes(attribute, said, lang);
  const isUnsaid = said.kind === "open" && line.guess === null && evidence.length === 0;
  return (
    <div class={`claim ${line.guess === null ? certainty : "retreated"}${read ? " read" : ""}`} data-line={attribute}>
      <dt>{common.attributes[attribute]}</dt>
      <dd class="claim-value">
        <LabelValue line={line} />
      </dd>
      <Sureness line={line} />
      {notes !== "" && (
        <dd class="claim-notes" lang={tagOf(lang)}>
          {notes}
        </dd>
      )}
      <dd class="claim-ground">
        {!(isUnsaid && claim.basis !== "not-visible") && (
          <span class="chip basis" title={common.verdict.basisLong[claim.basis]}>
            <Icon name={BASIS_ICONS[claim.basis]} />
            {common.verdict.basis[claim.basis]}
          </span>
        )}
        {evidence.map((each) => (
          <EvidenceChip key={each.id} evidence={each} />
        ))}
        <FirstGuess line={line} />
      </dd>
    </div>
  );
}
