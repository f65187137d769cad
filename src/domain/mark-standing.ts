/**
 * What a mark says beside what the piece itself says. A mark tells what was written, not when: later potters wrote the
 * marks of reigns they looked up to, so the two are compared and neither is drawn from the other.
 */
import { leftPossible, type Said } from "./retreat";
import { type ReignTerm, term } from "./vocabulary";
import type { MarkReading } from "./verdict";

/**
 * Of the mark's reign beside the period on the label: `within` it, `before` all of it (an earlier reign's mark, as later
 * potters wrote it), `after` all of it (one of the two was misread). `unknown`: the label gives no period. `none`: the
 * mark names no reign.
 */
export type Standing = "within" | "before" | "after" | "unknown" | "none";

export interface StandingMark {
  text: string;
  reign: ReignTerm | null;
  standing: Standing;
  /** The reign on the label points at nothing but this mark. */
  isOnlyGround: boolean;
  evidence: readonly string[];
}

/** `dynasty` and `reign`: what the label says of each; `grounds`: the reign's evidence. Null for a mark without characters. */
export function standingOf(
  mark: MarkReading | null | undefined,
  dynasty: Said,
  reign: Said,
  grounds: readonly string[],
): StandingMark | null {
  const text = mark?.text.trim() ?? "";
  if (mark === null || mark === undefined || text === "") return null;
  const named = mark.reign === null ? undefined : term(mark.reign);
  const own = named?.attribute === "reign" ? named : null;
  const { evidence } = mark;
  const isOnlyGround = grounds.length > 0 && grounds.every((id) => evidence.includes(id));
  return { text, reign: own, standing: own === null ? "none" : beside(own, dynasty, reign), isOnlyGround, evidence };
}

function beside(own: ReignTerm, dynasty: Said, reign: Said): Standing {
  const possible = possibleReigns(dynasty, reign);
  if (possible === null) return "unknown";
  if (possible.some(({ id }) => id === own.id)) return "within";
  const years = yearsOf(dynasty, reign, possible);
  if (years === null) return "unknown";
  if (own.end < years.start || own.start < years.start) return "before";
  return own.start > years.end || own.end > years.end ? "after" : "within";
}

/** Null where the label leaves the period open, or says it in words of its own. */
function possibleReigns(dynasty: Said, reign: Said): ReignTerm[] | null {
  const said = reign.kind === "open" ? dynasty : reign;
  if (said.kind === "open" || said.kind === "words") return null;
  return [...(leftPossible(said, "reign") ?? [])].flatMap((id) => {
    const found = term(id);
    return found?.attribute === "reign" ? [found] : [];
  });
}

function yearsOf(dynasty: Said, reign: Said, reigns: readonly ReignTerm[]): { start: number; end: number } | null {
  const dynasties = [...(dynasty.kind === "open" ? [] : (leftPossible(dynasty, "dynasty") ?? []))].flatMap((id) => {
    const found = term(id);
    return found?.attribute === "dynasty" ? [found] : [];
  });
  const spans = reign.kind === "term" && reigns.length > 0 ? reigns : dynasties;
  if (spans.length === 0) return null;
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}
