/** What a label says of the period and of the reign, which must agree with one another. */
import { FIRM, isStated } from "./certainty";
import { related, type Said, saidOf, saidOfDynasty, saidOfReign } from "./retreat";
import { withAncestors } from "./taxonomy";
import type { Claim } from "./verdict";
import { term } from "./vocabulary";

export interface LabelPeriod {
  dynasty: Said;
  reign: Said;
  /** 0..1, of the dynasty: who is right about the reign is right about its dynasty. */
  confidence: number;
  /** The less sure of a dynasty and a reign that cannot both be right; null where they can. */
  atOdds: "dynasty" | "reign" | null;
}

/** `rivals`: other dynasties that something speaks for, the likeliest first. */
export function labelPeriod(dynasty: Claim, reign: Claim, rivals: readonly string[]): LabelPeriod {
  const ofReign = reign.value === null ? undefined : term(reign.value);
  const own = ofReign?.attribute === "reign" ? ofReign.dynasty : null;
  const claimed = dynasty.value ?? (isStated(dynasty) ? null : own);
  const follows = own !== null && claimed !== null && withAncestors(own).has(claimed);
  const confidence = follows ? Math.max(dynasty.confidence, reign.confidence) : dynasty.confidence;
  const apart = own !== null && claimed !== null && !related(own, claimed);
  const atOdds = apart ? (reign.confidence > dynasty.confidence ? "dynasty" : "reign") : null;
  const saidDynasty = ((): Said => {
    if (atOdds === "dynasty") return { kind: "open" };
    if (claimed === null || term(claimed) === undefined) return saidOfClaim(dynasty);
    return saidOfDynasty(claimed, confidence, rivals);
  })();
  const saidReign = ((): Said => {
    if (atOdds === "reign") return { kind: "open" };
    if (reign.value === null || ofReign === undefined) return saidOfClaim(reign);
    return saidOfReign(reign.value, reign.confidence, saidDynasty);
  })();
  return { dynasty: saidDynasty, reign: saidReign, confidence, atOdds };
}

/** Of an attribute that stands for itself. Words that are no term have nothing wider, and are said when they are sure. */
export function saidOfClaim({ value, label, confidence, basis }: Claim): Said {
  if (value !== null && term(value) !== undefined) return saidOf(value, confidence);
  const words = label.trim();
  const isSaid = words !== "" && basis !== "not-visible" && confidence >= FIRM;
  return isSaid ? { kind: "words", words } : { kind: "open" };
}
