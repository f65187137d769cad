/** How a verdict reads as a label: the piece's name in either language, and how sure in steps; knows no sentences. */
import type { Lang } from "../domain/attribute";
import type { Claim, Verdict } from "../domain/verdict";
import type { Term } from "./vocabulary-model";

type Terms = ReadonlyMap<string, Term> | null;

export interface ComposedName {
  /** Dynasty and reign: 明永乐; Ming dynasty, Yongle. */
  period: string;
  /** Glaze, decoration and shape in the order of the language: 青花山茶纹扁壶. */
  object: string;
  /** Of the Chinese `object`; empty when nothing is named. */
  pinyin: string;
}

function termOf(claim: Claim, terms: Terms): Term | null {
  return claim.value === null ? null : (terms?.get(claim.value) ?? null);
}

/** "Undecorated" is a finding, but no part of a name. */
function isPainted(term: Term): boolean {
  return term.id !== "motif:wuwen";
}

/** The verdict's vocabulary terms as one name. Empty strings where nothing is claimed. */
export function composeName(verdict: Verdict, terms: Terms, lang: Lang): ComposedName {
  const { dynasty, reign, color, motif, shape } = verdict.attributes;
  const present = (claims: Claim[]) =>
    claims
      .map((claim) => termOf(claim, terms))
      .filter((term) => term !== null)
      .filter(isPainted);
  const period = present([dynasty, reign]);
  const inChinese = present([color, motif, shape]);
  const pinyin = inChinese.map((term) => term.pinyin).join(" ");
  if (lang === "zh") {
    return {
      period: period.map((term) => term.zh).join(""),
      object: inChinese.map((term) => term.zh).join(""),
      pinyin,
    };
  }
  const object = present([shape, color, motif]).map((term) => term.en.replace(/\s*\([^)]*\)/g, ""));
  return { period: period.map((term) => term.en).join(", "), object: object.join(" · "), pinyin };
}

export interface PieceTitle {
  title: string;
  titleLang: Lang;
  /** The name in the other language; empty when there is none. */
  second: string;
  period: string;
  pinyin: string;
}

/** The title in the reader's language: the model's own name if it spoke that language, else composed from the terms. */
export function titleOf(verdict: Verdict, terms: Terms, spoken: Lang, reader: Lang): PieceTitle {
  const other = reader === "zh" ? "en" : "zh";
  const own = verdict.attributes.name.label.trim();
  const mine = composeName(verdict, terms, reader);
  const theirs = composeName(verdict, terms, other);
  const ownIsReaders = spoken === reader && own !== "";
  const title = ownIsReaders ? own : mine.object || own;
  const second = spoken === other && own !== "" && own !== title ? own : theirs.object;
  return {
    title,
    titleLang: title === own ? spoken : reader,
    second: second === title ? "" : second,
    period: mine.period,
    pinyin: mine.pinyin,
  };
}

export type Certainty = "high" | "good" | "fair" | "low" | "none";

/** Steps of a probability 0..1; `none` when nothing is claimed. */
export function certaintyOf(claim: Claim): Certainty {
  if (claim.value === null && claim.label.trim() === "") return "none";
  if (claim.basis === "not-visible" && claim.value === null) return "none";
  if (claim.confidence >= 0.85) return "high";
  if (claim.confidence >= 0.6) return "good";
  return claim.confidence >= 0.35 ? "fair" : "low";
}
