/** What a text in words claims of an attribute, as ids: names first, then dates. Guesses nothing and asks no model. */
import { writtenClaims } from "../../agent/answer-lines";
import { promptFile } from "../../agent/prompt-file";
import type { VocabularyAttribute } from "../../domain/attribute";
import { parseYears } from "../../domain/dates";
import { dynastiesIn, dynastyOf, periodOf } from "../../domain/period";
import { term, termsOf } from "../../domain/vocabulary";
import { type Mention, findMentions } from "./mentions";
import { stances } from "./stance";
import { withAncestors } from "../../domain/taxonomy";

export interface Claims {
  /** Everything that is claimed, alternatives included; ids of the vocabulary or of a group of terms. */
  ids: readonly string[];
  /** The one thing that is claimed is claimed with a `possibly`. */
  doubted: boolean;
  /** Pieces of the text that name nothing: all of it where nothing was found, of motifs each piece. */
  unmapped: readonly string[];
}

const SILENT =
  /^(?:none|nothing|null|un(?:marked|identified)|not marked|no (?:reign )?mark|unknown \w+|n\/?a|unknown|unclear|uncertain|not (?:visible|sure|known|clear|applicable)|-+|—|无款?|没有|未知|不详|不明|不清楚|不确定|不可见|看不清)?$|\b(?:can(?:not|['’]t| not)|unable to|impossible to|don['’]t|do not) (?:tell|say|determine|identify|see|know|be determined|make out)|无法(?:判断|确定|辨认|识别|看清)|不能(?:判断|确定)|看不[出清]|难以(?:判断|确定)/iu;

/** Figures that are no years. */
const MEASURE = /\d+(?:\.\d+)?\s*(?:[mc]m|inch(?:es)?|°?c|%|厘米|毫米|公分)(?![a-z])/giu;

/** Of words that name nothing, what is kept. */
const LONGEST_UNMAPPED = 80;

/** Readings that are remembered: answers repeat themselves, and a report is made again with every filter. */
const MOST_READINGS = 20_000;
const readings = new Map<string, Claims>();

/** `text` may be an answer in lines (`kiln: …`), JSON or plain words of either language. */
export function readClaims(text: string, attribute: VocabularyAttribute): Claims {
  const key = `${attribute}/${text}`;
  const known = readings.get(key) ?? read(text, attribute);
  if (readings.size < MOST_READINGS) readings.set(key, known);
  return known;
}

function read(text: string, attribute: VocabularyAttribute): Claims {
  const own = ownWords(text, attribute).normalize("NFKC").replaceAll("&", " and ").replace(/ +/gu, " ").trim();
  const mentions = findMentions(own, attribute);
  const stance = stances(own, mentions, attribute);
  const claimed = withoutTechniques(mentions.flatMap(({ id }, index) => (stance[index] === "denied" ? [] : [id])));
  const ids = new Set(attribute === "dynasty" || attribute === "reign" ? periods(claimed, own, attribute) : claimed);
  if (attribute === "motif" && /^(?:none|无)$/iu.test(own)) ids.add("motif:wuwen");
  const sure = mentions.filter((_, index) => stance[index] === "claimed").map(({ id }) => id);
  return {
    ids: [...ids],
    doubted: isDoubted([...ids], claimed, sure),
    unmapped: SILENT.test(own) ? [] : unmapped(own, mentions, ids.size > 0, attribute),
  };
}

/** Carving or moulding beside a glaze says more of the piece and names no other glaze. */
function withoutTechniques(ids: string[]): string[] {
  const isTechnique = (id: string) => {
    const found = term(id);
    return found?.attribute === "color" && found.family === "body";
  };
  return ids.every(isTechnique) ? ids : ids.filter((id) => !isTechnique(id));
}

function isAbove(id: string, others: readonly string[]): boolean {
  return others.some((other) => other !== id && withAncestors(other).has(id));
}

/** One thing is claimed, and that nowhere for sure; what stands above it may be sure (`Qing, perhaps Kangxi`). */
function isDoubted(ids: readonly string[], claimed: readonly string[], sure: readonly string[]): boolean {
  const doubted = claimed.filter((id) => !sure.includes(id));
  const isOneThing = ids.filter((id) => !isAbove(id, ids)).length === 1;
  return doubted.length > 0 && isOneThing && claimed.every((id) => doubted.includes(id) || isAbove(id, doubted));
}

/** The value of the attribute in an answer that has a line for each; the whole text where it has none. */
function ownWords(text: string, attribute: VocabularyAttribute): string {
  const claims = writtenClaims(text, promptFile("ciqi-agent").answer);
  if (claims.length === 0) return text;
  return claims.find((claim) => claim.attribute === attribute)?.value ?? "";
}

/**
 * The dynasties that are named, themselves or by a reign; for a reign all that is named. Dates stand in where no name
 * does: years within one reign are that reign, else those within one dynasty that one, else all that they touch.
 */
function periods(named: readonly string[], text: string, attribute: "dynasty" | "reign"): string[] {
  const ids = named.map((id) => (attribute === "dynasty" ? (dynastyOf(id) ?? id) : whole(id)));
  const years = parseYears(text.replace(MEASURE, ""));
  if (years === null || ids.some((id) => attribute === "dynasty" || id.startsWith("reign:"))) return ids;
  const { dynasty, reign } = periodOf(years);
  if (ids.length > 0) return reign !== null && dynasty !== null && ids.includes(dynasty) ? [...ids, reign] : ids;
  if (attribute === "reign" && reign !== null) return [reign];
  return dynasty === null ? dynastiesIn(years) : [dynasty];
}

const ofReigns = new Set(termsOf("reign").map(({ id }) => dynastyOf(id)));

/** A part of a dynasty that no reign is filed under (`late Qing`) says of a reign what its dynasty says. */
function whole(id: string): string {
  const found = term(id);
  return found?.attribute === "dynasty" && found.parent !== null && !ofReigns.has(id) ? found.parent : id;
}

function unmapped(
  text: string,
  mentions: readonly Mention[],
  mapped: boolean,
  attribute: VocabularyAttribute,
): string[] {
  if (attribute !== "motif") return mapped || mentions.length > 0 ? [] : [text.slice(0, LONGEST_UNMAPPED)];
  return [...text.matchAll(/[^,;.:!?()\n、，。；：！？（）]+/gu)].flatMap(({ 0: piece, index }) => {
    const named = mentions.some(({ start, end }) => start < index + piece.length && index < end);
    return named || SILENT.test(piece.trim()) ? [] : [piece.trim().slice(0, LONGEST_UNMAPPED)];
  });
}
