/**
 * Composes the knowledge shelf: one short passage a vocabulary term and language. English passages carry the
 * first paragraph of its notes; Chinese ones are written from the structured fields. Knows nothing of files, indexes or the model.
 */
import type { Lang } from "../domain/attribute";
import { TERMS, type ColorTerm, type Term, label } from "../domain/vocabulary";
import { familyLabel, provinceLabel } from "../domain/term-families";
import { mentionedTerms } from "./knowledge-mentions";
import { SCRIPT_ZH, colorantZh, yearsEn, yearsZh } from "./knowledge-words";

/** Where and when a glaze was made, as the workshop's studio renders it. Values are vocabulary ids. */
export interface GlazeTradition {
  color: string;
  kilns: readonly string[];
  /** Dynasties. */
  periods: readonly string[];
}

export interface KnowledgePassage {
  id: string;
  term: string;
  lang: Lang;
  text: string;
  source: string;
  /** Names and aliases of the term in both languages and in pinyin without tones: searched, never shown. */
  keywords: string;
  uncertain: boolean;
}

export const MAX_WORDS_EN = 40;
export const MAX_CHARACTERS_ZH = 60;
const SOURCE: Record<Lang, string> = { en: "CiQi vocabulary (unreviewed)", zh: "慈祺词表（未经审校）" };

/** All passages, terms in vocabulary order, English before Chinese. */
export function knowledgePassages(traditions: readonly GlazeTradition[] = []): KnowledgePassage[] {
  const byColor = new Map(traditions.map((tradition) => [tradition.color, tradition]));
  return TERMS.flatMap((one) =>
    (["en", "zh"] as const).map((lang) => ({
      id: `${one.id}.${lang}`,
      term: one.id,
      lang,
      text: lang === "en" ? english(one, byColor.get(one.id)) : chinese(one, byColor.get(one.id)),
      source: SOURCE[lang],
      keywords: keywords(one),
      uncertain: one.uncertain === true,
    })),
  );
}

function keywords({ en, zhHans, zhHant, pinyin, aliases }: Term): string {
  return [en, zhHans, zhHant, plainPinyin(pinyin), ...(aliases?.en ?? []), ...(aliases?.zh ?? [])].join(" ");
}

/** The paragraph that the models were taught; the others are for readers of the glossary. */
function lead(one: Term): string {
  return one.notes.split("\n", 1)[0] ?? "";
}

/** `qīng huā` -> `qinghua`. */
function plainPinyin(pinyin: string): string {
  return pinyin.normalize("NFD").replace(/[\u0300-\u036f\s]/gu, "");
}

function english(one: Term, tradition: GlazeTradition | undefined): string {
  const facts = englishFacts(one, tradition);
  const head = `${one.en} (${one.zhHans})${facts === "" ? "" : `: ${facts}`}.`;
  const room = MAX_WORDS_EN - words(head);
  const notes = firstWords(lead(one), room);
  return notes === "" ? head : `${head} ${notes}`;
}

function englishFacts(one: Term, tradition: GlazeTradition | undefined): string {
  switch (one.attribute) {
    case "dynasty":
      return yearsEn(one.start, one.end) + (one.parent === null ? "" : `, part of ${label(one.parent, "en")}`);
    case "reign":
      return `${label(one.dynasty, "en")}, ${yearsEn(one.start, one.end)}`;
    case "kiln":
      return `${provinceLabel(one.province, "en")}, ${yearsEn(one.start, one.end)}`;
    case "color":
      return tradition === undefined ? "" : `made at ${labels(tradition.kilns)}; ${labels(tradition.periods)}`;
    case "motif":
    case "shape":
      return "";
    default:
      return one satisfies never;
  }
}

function chinese(one: Term, tradition: GlazeTradition | undefined): string {
  const facts = chineseFacts(one, tradition);
  let text = `${one.zhHans}：`;
  for (const [index, fact] of facts.entries()) {
    const next = `${text}${index === 0 ? "" : "；"}${fact}`;
    if (index > 0 && [...next].length + 1 > MAX_CHARACTERS_ZH) break;
    text = next;
  }
  return `${text}。`;
}

/** Facts in order of worth: what does not fit is left off from the end. */
function chineseFacts(one: Term, tradition: GlazeTradition | undefined): string[] {
  const related = mentionedTerms(lead(one)).filter((id) => id !== one.id);
  const periods = related.filter((id) => !id.startsWith("kiln:"));
  const kilns = related.filter((id) => id.startsWith("kiln:"));
  const relatedKilns = kilns.length === 0 ? [] : [`相关窑口${listZh(kilns)}`];
  const relations = [...relatedKilns, ...(periods.length === 0 ? [] : [`相关年代${listZh(periods)}`])];
  switch (one.attribute) {
    case "dynasty":
      return [
        `时代，${yearsZh(one.start, one.end)}`,
        ...(one.parent === null ? [] : [`属${label(one.parent, "zh")}`]),
        ...relations,
      ];
    case "reign":
      return [
        `${era(label(one.dynasty, "zh"))}年号，${yearsZh(one.start, one.end)}`,
        ...(one.emperor === null ? [] : [one.emperor]),
        ...marks(one.mark6Hans, one.mark4Hans, one.markScript),
        ...(one.secureBaseMarks ? [] : ["少见可靠底款"]),
        ...relatedKilns,
      ];
    case "kiln":
      return [
        `${one.place === "窑址未定" ? one.place : `位于${place(one.province, one.place)}`}`,
        `${yearsZh(one.start, one.end)}`,
        ...(one.parent === null ? [] : [`属${label(one.parent, "zh")}`]),
        ...relations,
      ];
    case "color":
      return colorFacts(one, tradition, relations);
    case "motif":
      return [`纹饰，${familyLabel("motif", one.family, "zh")}`, ...relations];
    case "shape":
      return [`器型，${familyLabel("shape", one.family, "zh")}`, ...relations];
    default:
      return one satisfies never;
  }
}

function colorFacts(one: ColorTerm, tradition: GlazeTradition | undefined, relations: string[]): string[] {
  return [
    ...(tradition === undefined ? [] : [`窑口${listZh(tradition.kilns)}`, `年代${listZh(tradition.periods)}`]),
    `${one.family === "body" || one.family === "unglazed" ? "" : "釉彩，"}${familyLabel("color", one.family, "zh")}`,
    ...(one.colorant === null ? [] : [colorantZh(one.colorant)]),
    ...(tradition === undefined ? relations : []),
  ];
}

function marks(six: string | null, four: string | null, script: string | null): string[] {
  const texts = [six, four].filter((mark) => mark !== null);
  if (texts.length === 0) return [];
  return [`款识${texts.join("、")}${script === null ? "" : `，${SCRIPT_ZH[script] ?? script}`}`];
}

/** `明` -> `明代`: a dynasty's one-character name does not stand alone before a noun. */
function era(name: string): string {
  return name.length === 1 ? `${name}代` : name;
}

/** Province and place, the province said once. */
function place(province: string, site: string): string {
  return site.startsWith(province) ? site : `${province}${site}`;
}

/** Whole labels, so that an answer can repeat them. */
function labels(ids: readonly string[]): string {
  return ids.map((id) => label(id, "en")).join(", ");
}

function listZh(ids: readonly string[]): string {
  return ids.map((id) => label(id, "zh")).join("、");
}

function words(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== "").length;
}

/** The longest run of whole sentences, else of whole clauses, that has at most `limit` words. */
function firstWords(text: string, limit: number): string {
  for (const [stop, close] of [
    [/(?<=\.)\s+/u, ""],
    [/(?<=[;:,])\s+/u, "."],
  ] as const) {
    const pieces = text.split(stop);
    for (let count = pieces.length; count > 0; count--) {
      const run = pieces.slice(0, count).join(" ");
      if (words(run) > limit) continue;
      return close === "" ? run : run.replace(/[;:,]$/u, "") + (run.endsWith(".") ? "" : close);
    }
  }
  return "";
}
