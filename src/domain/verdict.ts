/** The verdict: what is claimed of a piece, how sure, and on what ground. Pure data; parsing lives in the agent. */
import type { Attribute } from "./attribute";

/** `not-visible`: the photographs cannot show it (a mark without a picture of the base, say). */
export type Basis = "seen" | "retrieved" | "inferred" | "not-visible";

export interface Claim {
  /** Vocabulary id; null when nothing is claimed, or when the model's words match no term (then `label` keeps them). */
  value: string | null;
  /** The model's own words for the value. */
  label: string;
  /**
   * 0..1: how likely the claim is right, by the model's calibration on held-out pieces (`calibrated` true), else the
   * probability that the model gave to the value's tokens (product over the value). 0 when nothing is claimed.
   */
  confidence: number;
  calibrated?: boolean;
  basis: Basis;
  /** Evidence ids; each exists in the trace. */
  evidence: string[];
}

/** A mark as the model read it. */
export interface MarkReading {
  /** The characters as the model wrote them. */
  text: string;
  /** Vocabulary id of the reign that the mark names; null when it names none, as a hall or a wish. */
  reign: string | null;
  /** The crop or photograph it was read from. */
  evidence: string[];
}

export interface Verdict {
  attributes: Record<Attribute, Claim>;
  /** What the mark says, which is not yet a date; absent or null when none was read. */
  mark?: MarkReading | null;
  /** False when the model said that the picture shows no Chinese porcelain. */
  isPorcelain: boolean;
  /** The text between `<answer>` and `</answer>`, untouched. */
  raw: string;
}
