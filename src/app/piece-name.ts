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
  /** Empty when the title says it already. */
  period: string;
  pinyin: string;
  /** The model's own name, in the language it spoke, when it names another piece than its claims do; else empty. */
  remark: string;
}

/** Whether `own` names the glaze, decoration and shape that are claimed; each may be said as its term says it in brackets. */
function agrees(own: string, verdict: Verdict, terms: Terms, spoken: Lang): boolean {
  const { color, motif, shape } = verdict.attributes;
  const words = own.toLowerCase();
  return [color, motif, shape].every((claim) => {
    const term = termOf(claim, terms);
    if (term === null || !isPainted(term)) return true;
    const ways = term[spoken].toLowerCase().split(/\s*[()]\s*/);
    return ways.some((way) => way !== "" && words.includes(way));
  });
}

/**
 * The title in the reader's language: the model's own name where it spoke that language and its claims say the same,
 * else composed from the claims.
 */
export function titleOf(verdict: Verdict, terms: Terms, spoken: Lang, reader: Lang): PieceTitle {
  const other = reader === "zh" ? "en" : "zh";
  const own = verdict.attributes.name.label.trim();
  const mine = composeName(verdict, terms, reader);
  const theirs = composeName(verdict, terms, other);
  const holds = own !== "" && agrees(own, verdict, terms, spoken);
  const title = (holds && spoken === reader ? own : mine.object) || own;
  const second = holds && spoken === other && own !== title ? own : theirs.object;
  return {
    title,
    titleLang: title === own ? spoken : reader,
    second: second === title ? "" : second,
    period: title.includes(mine.period) ? "" : mine.period,
    pinyin: mine.pinyin,
    remark: holds || own === title ? "" : own,
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
