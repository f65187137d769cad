/** Splits an answer into claims as they were written: lines, JSON, or nothing. Knows the words of a prompt file, no vocabulary. */
import { ATTRIBUTES, type Attribute } from "../domain/attribute";
import type { Basis } from "../domain/verdict";
import type { PromptFile } from "./prompt-file";

/** A claim as it stands in the text; `start` and `end` are offsets of the value in the answer. */
export interface WrittenClaim {
  attribute: Attribute;
  value: string;
  start: number;
  end: number;
  basis: Basis | undefined;
  evidence: string[];
}

const ALIASES: Readonly<Record<Attribute, readonly string[]>> = {
  dynasty: ["dynasty", "period", "朝代", "年代", "时代", "時代"],
  reign: ["reign", "emperor", "reign mark", "年号", "年號", "皇帝", "帝王"],
  kiln: ["kiln", "kilns", "窑口", "窯口", "窑"],
  color: ["glaze", "color", "colour", "glaze color", "glaze colour", "釉色", "釉彩", "颜色"],
  motif: ["motif", "pattern", "decoration", "纹饰", "紋飾", "图案"],
  shape: ["shape", "form", "vessel", "器型", "器形", "造型"],
  name: ["name", "title", "naming", "名称", "名稱", "定名", "命名"],
};
const BASIS_ALIASES: readonly (readonly [string, Basis])[] = [
  ["not visible", "not-visible"],
  ["not-visible", "not-visible"],
  ["不可见", "not-visible"],
  ["seen", "seen"],
  ["所见", "seen"],
  ["retrieved", "retrieved"],
  ["检索", "retrieved"],
  ["inferred", "inferred"],
  ["推断", "inferred"],
];
const EVIDENCE_ID = /\bE\d+\b/gu;

/**
 * Every claim written as `attribute: value [ground]` or as JSON, whichever says more: a stray object among the lines, a
 * tool call written too late for instance, is no answer. The first claim of an attribute counts.
 */
export function writtenClaims(answer: string, words: PromptFile["answer"]): WrittenClaim[] {
  const names = attributeNames(words);
  const [lines, json] = [lineClaims(answer, names, words), jsonClaims(answer, names)];
  const claims = json.length > lines.length ? json : lines;
  return claims.filter((claim, i) => claims.findIndex(({ attribute }) => attribute === claim.attribute) === i);
}

function attributeNames(words: PromptFile["answer"]): Map<string, Attribute> {
  return new Map(
    ATTRIBUTES.flatMap((attribute) =>
      [words.attributes.en[attribute], words.attributes.zh[attribute], ...ALIASES[attribute]].map(
        (name): [string, Attribute] => [name.toLowerCase(), attribute],
      ),
    ),
  );
}

/** `- **dynasty**：Ming dynasty 【seen E1 E3】`: bullets and emphasis are skipped, either width of punctuation is taken. */
const LINE = /^([\s*_#>•\-–\d.)]*)([^:：\n]{1,24}?)([\s*_]*[:：][\s*_]*)(.*)$/u;
const GROUND = /\s*[[［【〔]([^\]］】〕]*)[\]］】〕]?[\s*_.。]*$/u;

function lineClaims(answer: string, names: Map<string, Attribute>, words: PromptFile["answer"]): WrittenClaim[] {
  const claims: WrittenClaim[] = [];
  let offset = 0;
  for (const line of answer.split("\n")) {
    const [, lead = "", word = "", colon = "", rest = ""] = LINE.exec(line) ?? [];
    const attribute = names.get(word.trim().toLowerCase());
    if (attribute !== undefined) {
      const ground = GROUND.exec(rest);
      const value = (ground === null ? rest : rest.slice(0, ground.index)).replace(/[\s*_]+$/u, "");
      const start = offset + lead.length + word.length + colon.length;
      claims.push({ attribute, value, start, end: start + value.length, ...grounds(ground?.[1] ?? "", words) });
    }
    offset += line.length + 1;
  }
  return claims;
}

function grounds(text: string, words: PromptFile["answer"]): { basis: Basis | undefined; evidence: string[] } {
  const own = (["not-visible", "seen", "retrieved", "inferred"] as const).flatMap((basis): [string, Basis][] => [
    [words.basis.en[basis], basis],
    [words.basis.zh[basis], basis],
  ]);
  const lower = text.toLowerCase();
  const basis = [...own, ...BASIS_ALIASES].find(([word]) => lower.includes(word.toLowerCase()))?.[1];
  return { basis, evidence: [...new Set(text.match(EVIDENCE_ID) ?? [])] };
}

/** Claims of `{"dynasty": "…"}` or `{"dynasty": {"value": "…", "basis": "…", "evidence": ["E1"]}}`; none without JSON. */
function jsonClaims(answer: string, names: Map<string, Attribute>): WrittenClaim[] {
  const open = answer.indexOf("{");
  const close = answer.lastIndexOf("}");
  if (open < 0 || close < open) return [];
  const parsed = parseObject(answer.slice(open, close + 1));
  if (parsed === null) return [];
  return Object.entries(parsed).flatMap(([key, field]): WrittenClaim[] => {
    const attribute = names.get(key.trim().toLowerCase());
    if (attribute === undefined) return [];
    const inner = isObject(field) ? field : { value: field };
    const value = typeof inner["value"] === "string" ? inner["value"] : "";
    const at = value === "" ? -1 : answer.indexOf(value, answer.indexOf(`"${key}"`) + key.length + 2);
    const start = Math.max(0, at);
    const basisText = typeof inner["basis"] === "string" ? inner["basis"].toLowerCase() : "";
    const evidence = Array.isArray(inner["evidence"]) ? inner["evidence"].filter((id) => typeof id === "string") : [];
    return [
      {
        attribute,
        value,
        start,
        end: at < 0 ? start : start + value.length,
        basis: BASIS_ALIASES.find(([word]) => basisText.includes(word))?.[1],
        evidence: [...new Set(evidence)],
      },
    ];
  });
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
