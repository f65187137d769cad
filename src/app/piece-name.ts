/**
 * A verdict's name in a few words, for those who cannot wait for the label: needs no more of the vocabulary than names. The
 * label composes its own (`domain/label-title`); both leave out what is likelier wrong than right.
 */
import type { Lang } from "../domain/attribute";
import { FIRM } from "../domain/certainty";
import type { Claim, Verdict } from "../domain/verdict";
import type { Term } from "./vocabulary-model";

export { certaintyOf } from "../domain/certainty";

type Terms = ReadonlyMap<string, Term> | null;

/** The title alone; empty where nothing is sure enough to be named. */
export function titleOf(verdict: Verdict, terms: Terms, spoken: Lang, reader: Lang): { title: string } {
  const { color, motif, shape, name } = verdict.attributes;
  const parts = reader === "zh" ? [color, motif, shape] : [shape, color, motif];
  const isWhole = parts.every(({ value, confidence }) => value === null || confidence >= FIRM);
  if (isWhole && spoken === reader && name.label.trim() !== "") return { title: name.label.trim() };
  const named = parts.flatMap((claim) => nameOf(claim, terms, reader));
  return { title: named.join(reader === "zh" ? "" : " · ") };
}

function nameOf({ value, confidence }: Claim, terms: Terms, reader: Lang): string[] {
  const term = value === null || confidence < FIRM ? undefined : terms?.get(value);
  return term === undefined || term.id === "motif:wuwen" ? [] : [term[reader].replace(/\s*\([^)]*\)/gu, "")];
}
