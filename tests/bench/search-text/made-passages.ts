/** Ten thousand passages in both languages and questions to them, made by seed out of the vocabulary's own words. */
import type { Lang } from "../../../src/domain/attribute";
import { TERMS, type Term } from "../../../src/domain/vocabulary";
import type { IndexedPassage } from "../../../src/library/text-index";

/** Mulberry32. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Four terms and what is said of two of them: some 40 words, or as much in Chinese. */
export function madePassages(count: number, seed: number): IndexedPassage[] {
  const next = random(seed);
  const pick = () => TERMS[Math.floor(next() ** 2 * TERMS.length)] as Term;
  return Array.from({ length: count }, (_, i): IndexedPassage => {
    const lang = i % 2 === 0 ? "en" : "zh";
    const terms = [pick(), pick(), pick(), pick()];
    const sentences = terms.map((term) => sentence(term, lang));
    const text = lang === "en" ? `${sentences.join(". ")}. No. ${i}` : `${sentences.join("。")}。第${i}号`;
    return { id: `made-${i}`, lang, term: null, text, source: "made", keywords: "", uncertain: false };
  });
}

/** Two terms each, in one language or the other. */
export function madeQuestions(count: number, seed: number): { question: string; lang: Lang }[] {
  const next = random(seed);
  const pick = () => TERMS[Math.floor(next() ** 2 * TERMS.length)] as Term;
  return Array.from({ length: count }, (_, i) => {
    const [one, other] = [pick(), pick()];
    if (i % 2 === 0) return { question: `${one.en} ${other.en}`, lang: "en" };
    return { question: `${one.zhHans}${other.zhHans}`, lang: "zh" };
  });
}

function sentence(term: Term, lang: Lang): string {
  if (lang === "en") return `${term.en}: ${term.notes}`;
  return `${term.zhHans}：${term.notesZh ?? term.zhHans}`;
}
