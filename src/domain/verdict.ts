/** The verdict: what is claimed of a piece, how sure, and on what ground. Pure data; parsing lives in the agent. */
import type { Attribute } from "./attribute";

/** `not-visible`: the photographs cannot show it (a mark without a picture of the base, say). */
export type Basis = "seen" | "retrieved" | "inferred" | "not-visible";

export interface Claim {
  /** Vocabulary id; null when nothing is claimed, or when the model's words match no term (then `label` keeps them). */
  value: string | null;
  /** The model's own words for the value. */
  label: string;
  /** 0..1: probability that the model gave to the value's tokens (product over the value), 0 when nothing is claimed. */
  confidence: number;
  basis: Basis;
  /** Evidence ids; each exists in the trace. */
  evidence: string[];
}

export interface Verdict {
  attributes: Record<Attribute, Claim>;
  /** False when the model said that the picture shows no Chinese porcelain. */
  isPorcelain: boolean;
  /** The text between `<answer>` and `</answer>`, untouched. */
  raw: string;
}
