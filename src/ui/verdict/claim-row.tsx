/** One line of the label: what is claimed, how sure, on what ground, and the way to the evidence. */
import { certaintyOf } from "../../app/piece-name";
import { hashOf } from "../../app/route-model";
import type { Term } from "../../app/vocabulary-model";
import type { VocabularyAttribute } from "../../domain/attribute";
import type { Evidence } from "../../domain/evidence";
import type { Basis, Claim } from "../../domain/verdict";
import { formatPercent, formatYears } from "../i18n/format";
import { useLang, useTexts } from "../i18n/texts";
import { Icon, type IconName } from "../icons";
import { EvidenceChip } from "./evidence-chip";

const BASIS_ICONS: Record<Basis, IconName> = {
  seen: "eye",
  retrieved: "compare",
  inferred: "infer",
  "not-visible": "eye-off",
};

function Value({ claim, term, dated }: { claim: Claim; term: Term | null; dated: boolean }) {
  const texts = useTexts();
  const lang = useLang();
  if (term === null) {
    if (certaintyOf(claim) === "none") return <span class="value undetermined">{texts.verdict.notStated}</span>;
    const words = claim.label.trim() || claim.value;
    return (
      <>
        <span class="value">{words}</span> <span class="second">{texts.verdict.ownWords}</span>
      </>
    );
  }
  const years = dated && term.start !== null && term.end !== null ? formatYears(lang, term.start, term.end) : "";
  return (
    <>
      <a class="value term-link" href={hashOf({ screen: "term", id: term.id })}>
        {term[lang]}
      </a>{" "}
      <span class="second">
        {lang === "en" ? (
          <>
            <span lang="zh-Hans">{term.zh}</span> <span lang="zh-Latn">{term.pinyin}</span>
          </>
        ) : (
          <>
            <span lang="zh-Latn">{term.pinyin}</span> <span lang="en">{term.en}</span>
          </>
        )}
      </span>
      {years !== "" && <span class="years"> {years}</span>}
    </>
  );
}

interface ClaimRowProps {
  attribute: VocabularyAttribute;
  claim: Claim;
  term: Term | null;
  evidence: readonly Evidence[];
}

export function ClaimRow({ attribute, claim, term, evidence }: ClaimRowProps) {
  const texts = useTexts();
  const lang = useLang();
  const certainty = certaintyOf(claim);
  const words = texts.verdict.words[certainty];
  const stated = certainty !== "none";
  return (
    <div class={`claim ${certainty}`}>
      <dt>{texts.attributes[attribute]}</dt>
      <dd class="claim-value">
        <Value claim={claim} term={term} dated={attribute === "dynasty" || attribute === "reign"} />
      </dd>
      {stated && (
        <dd class="certainty">
          <meter min={0} max={1} value={claim.confidence} aria-label={texts.verdict.certainty} />
          <span>{words}</span>
          <span class="figures">{formatPercent(lang, claim.confidence)}</span>
        </dd>
      )}
      <dd class="claim-ground">
        <span class="chip basis" title={texts.verdict.basisLong[claim.basis]}>
          <Icon name={BASIS_ICONS[claim.basis]} />
          {texts.verdict.basis[claim.basis]}
        </span>
        {evidence.map((each) => (
          <EvidenceChip key={each.id} evidence={each} />
        ))}
      </dd>
    </div>
  );
}
