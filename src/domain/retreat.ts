/**
 * How far a label goes with a claim: as far as the claim is sure. What is said instead is always true where the claim is:
 * a period's dynasty, a kiln's complex or province, a glaze's or a shape's family, or two values of which it is one.
 */
import type { VocabularyAttribute } from "./attribute";
import { FAR, FIRM, OPEN } from "./certainty";
import { parentsOf, withAncestors } from "./taxonomy";
import { term, termsOf } from "./vocabulary";

export type Said =
  /** A term of the vocabulary or a group of terms; of a reign, its dynasty. */
  | { kind: "term"; id: string }
  /** One of two, the earlier first. */
  | { kind: "either"; ids: readonly [string, string] }
  | { kind: "family"; attribute: "color" | "motif" | "shape"; family: string }
  /** Some kiln of a province, which is named in Chinese. */
  | { kind: "region"; province: string }
  /** The model's own words, which are no term of the vocabulary. */
  | { kind: "words"; words: string }
  | { kind: "open" };

const UNSAID: Said = { kind: "open" };

/** Families that say nothing of a piece. */
const EMPTY_FAMILIES = new Set(["other", "none", "layout", "mixed"]);

/** What may be said in place of a term, each step wider than the one before; ends before nothing is left to say. */
function widerThan(id: string): Said[] {
  const found = term(id);
  if (found === undefined || found.attribute === "reign") return [];
  const steps = above(id).map((wider): Said => ({ kind: "term", id: wider }));
  if (found.attribute === "kiln") return [...steps, { kind: "region", province: found.province }];
  if (found.attribute === "dynasty" || steps.length > 0 || EMPTY_FAMILIES.has(found.family)) return steps;
  return [{ kind: "family", attribute: found.attribute, family: found.family }];
}

/** From an id upwards, always by the narrowest of its parents. */
function above(id: string): string[] {
  const chain: string[] = [];
  for (let at = narrowestParent(id); at !== undefined; at = narrowestParent(at)) chain.push(at);
  return chain;
}

function narrowestParent(id: string): string | undefined {
  return parentsOf(id).toSorted((one, other) => withAncestors(other).size - withAncestors(one).size)[0];
}

/** What the label says for a term that is claimed with `confidence`. Reigns: see `saidOfReign`. */
export function saidOf(id: string, confidence: number): Said {
  if (confidence >= FIRM) return { kind: "term", id };
  if (confidence < OPEN) return UNSAID;
  const steps = widerThan(id);
  return (confidence < FAR ? steps.at(-1) : steps[0]) ?? UNSAID;
}

/** As `saidOf`; where the dynasty has a likely rival, the two stand side by side. `rivals`: the likeliest first. */
export function saidOfDynasty(id: string, confidence: number, rivals: readonly string[]): Said {
  if (confidence >= FIRM || confidence < OPEN) return saidOf(id, confidence);
  const own = widest(id);
  const rival = rivals.map(widest).find((other) => other !== own && !related(own, other));
  return rival === undefined ? saidOf(id, confidence) : { kind: "either", ids: inTime(own, rival) };
}

/** A reign that is not sure is one of its dynasty's; where that is not said either, nothing is. */
export function saidOfReign(id: string, confidence: number, dynasty: Said): Said {
  if (confidence >= FIRM) return { kind: "term", id };
  const own = term(id);
  const isSaid = dynasty.kind === "term" && own?.attribute === "reign" && withAncestors(id).has(dynasty.id);
  return isSaid && confidence >= OPEN ? dynasty : UNSAID;
}

function widest(dynasty: string): string {
  return above(dynasty).at(-1) ?? dynasty;
}

/** Whether one of two is a part of the other. */
export function related(one: string, other: string): boolean {
  return withAncestors(one).has(other) || withAncestors(other).has(one);
}

function inTime(one: string, other: string): readonly [string, string] {
  return startOf(one) <= startOf(other) ? [one, other] : [other, one];
}

/** A group of dynasties begins with the first of them. */
function startOf(id: string): number {
  const starts = termsOf("dynasty").flatMap((each) =>
    each.attribute === "dynasty" && withAncestors(each.id).has(id) ? [each.start] : [],
  );
  return Math.min(...starts);
}

/** The terms of `attribute` that what is said leaves possible; null where it is in words of the model's own. */
export function leftPossible(said: Said, attribute: VocabularyAttribute): ReadonlySet<string> | null {
  if (said.kind === "words") return null;
  const holds = termsOf(attribute).filter((each) => {
    switch (said.kind) {
      case "term":
        return withAncestors(each.id).has(said.id);
      case "either":
        return said.ids.some((id) => withAncestors(each.id).has(id));
      case "family":
        return "family" in each && each.attribute === said.attribute && each.family === said.family;
      case "region":
        return each.attribute === "kiln" && each.province === said.province;
      case "open":
        return true;
      default:
        return said satisfies never;
    }
  });
  return new Set(holds.map(({ id }) => id));
}
