/**
 * A verdict as a museum label says it: for each attribute what may be said with some confidence, how sure, and on what
 * ground; the mark's reading beside the date; what it is easily taken for; which photograph would help. Pure, no sentences.
 */
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "./attribute";
import { type Certainty, certaintyOf, isStated } from "./certainty";
import type { StudyPhoto } from "./events";
import { labelPeriod, saidOfClaim } from "./label-period";
import { type LikelyConfusion, likelyConfusions } from "./likely-confusions";
import { type StandingMark, standingOf } from "./mark-standing";
import { leftPossible, type Said } from "./retreat";
import { rivalsOf, type Witnesses } from "./rivals";
import type { Claim, Verdict } from "./verdict";
import { viewsWanted, type WantedView } from "./views-wanted";
import { term } from "./vocabulary";

export interface LabelLine {
  attribute: VocabularyAttribute;
  said: Said;
  claim: Claim;
  /** 0..1, of the claim; a period is at least as sure as the reign that lies in it. */
  confidence: number;
  certainty: Certainty;
  /** Why the label says less than the model: it is not sure, or its period and its reign contradict one another. */
  retreat: "unsure" | "at-odds" | null;
  /** The model's own first guess where the label says less: a vocabulary id, or its words where they are no term. */
  guess: string | null;
}

export interface MuseumLabel {
  isPorcelain: boolean;
  /** In the order of a museum label; empty for what is no Chinese porcelain. */
  lines: readonly LabelLine[];
  mark: StandingMark | null;
  confusions: readonly LikelyConfusion[];
  wanted: readonly WantedView[];
  /** Whether the probabilities are those of claims like these on known pieces, or the model's own figures. */
  figures: "calibrated" | "mixed" | "uncalibrated";
}

export interface Studied extends Witnesses {
  photos: readonly StudyPhoto[];
}

export function museumLabel(verdict: Verdict, studied: Studied): MuseumLabel {
  if (!verdict.isPorcelain) {
    return { isPorcelain: false, lines: [], mark: null, confusions: [], wanted: [], figures: figuresOf([]) };
  }
  const lines = linesOf(verdict, studied);
  const said = (attribute: VocabularyAttribute): Said =>
    lines.find((line) => line.attribute === attribute)?.said ?? { kind: "open" };
  const mark = standingOf(verdict.mark, said("dynasty"), said("reign"), verdict.attributes.reign.evidence);
  const marked = mark?.reign?.id;
  const confusions = likelyConfusions(
    lines.map(({ attribute, claim: { value }, certainty, confidence }) => {
      const rivals = rivalsOf(attribute, value, studied);
      const byMark = attribute === "reign" && marked !== undefined && marked !== value ? [marked] : [];
      return { attribute, claimed: value, certainty, confidence, rivals: [...byMark, ...rivals] };
    }),
  );
  const wanted = viewsWanted(lines, {
    photos: studied.photos,
    evidence: studied.evidence,
    markRead: mark !== null,
    endsAt: endOf(said("dynasty")),
  });
  return { isPorcelain: true, lines, mark, confusions, wanted, figures: figuresOf(lines) };
}

function linesOf({ attributes }: Verdict, studied: Studied): LabelLine[] {
  const { dynasty, reign } = attributes;
  const period = labelPeriod(dynasty, reign, rivalsOf("dynasty", dynasty.value, studied));
  return VOCABULARY_ATTRIBUTES.map((attribute): LabelLine => {
    const claim = attributes[attribute];
    const confidence = attribute === "dynasty" ? period.confidence : claim.confidence;
    const said = attribute === "dynasty" || attribute === "reign" ? period[attribute] : saidOfClaim(claim);
    const guess = isWhole(said, claim) ? null : guessOf(claim);
    return {
      attribute,
      said,
      claim,
      confidence,
      certainty: certaintyOf({ ...claim, value: claim.value ?? (said.kind === "term" ? said.id : null), confidence }),
      retreat: guess === null ? null : period.atOdds === attribute ? "at-odds" : "unsure",
      guess,
    };
  });
}

function isWhole(said: Said, { value }: Claim): boolean {
  return said.kind === "words" || (said.kind === "term" && said.id === value);
}

/** Null where nothing is claimed. */
function guessOf({ value, label, basis }: Claim): string | null {
  if (value !== null && term(value) !== undefined) return value;
  const words = label.trim();
  return words === "" || basis === "not-visible" ? null : words;
}

function endOf(dynasty: Said): number | null {
  if (dynasty.kind === "open" || dynasty.kind === "words") return null;
  const ends = [...(leftPossible(dynasty, "dynasty") ?? [])].flatMap((id) => {
    const found = term(id);
    return found?.attribute === "dynasty" ? [found.end] : [];
  });
  return ends.length === 0 ? null : Math.max(...ends);
}

function figuresOf(lines: readonly LabelLine[]): MuseumLabel["figures"] {
  const stated = lines.filter(({ claim }) => isStated(claim));
  const calibrated = stated.filter(({ claim }) => claim.calibrated === true);
  if (stated.length > 0 && calibrated.length === stated.length) return "calibrated";
  return calibrated.length === 0 ? "uncalibrated" : "mixed";
}
