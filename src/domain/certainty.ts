/** How sure a claim is, in steps, and where a label says less instead of guessing: the one place of these thresholds. */
import type { Claim } from "./verdict";

/** `none`: nothing is claimed. */
export type Certainty = "high" | "good" | "fair" | "low" | "none";

/** The least probability, 0..1, of each step; below `fair` it is `low`. */
const STEPS = { high: 0.85, good: 0.6, fair: 0.35 } as const;

/** Below this a claim is likelier wrong than right, and the label retreats to something wider. */
export const FIRM = 0.5;
/** Below this it retreats as far as it can; below `OPEN`, which is about chance, it leaves the matter open. */
export const FAR = STEPS.fair;
export const OPEN = 0.15;

export function isStated({ value, label }: Pick<Claim, "value" | "label">): boolean {
  return value !== null || label.trim() !== "";
}

export function certaintyOf(claim: Pick<Claim, "value" | "label" | "confidence" | "basis">): Certainty {
  if (!isStated(claim)) return "none";
  if (claim.basis === "not-visible" && claim.value === null) return "none";
  if (claim.confidence >= STEPS.high) return "high";
  if (claim.confidence >= STEPS.good) return "good";
  return claim.confidence >= STEPS.fair ? "fair" : "low";
}
