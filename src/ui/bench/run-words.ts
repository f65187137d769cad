/** How a run is spoken of: its name, its settings in words. */
import { QUESTION_TYPES, type QuestionType, type RowFilter, type RunSettings } from "../../domain/bench";
import { TOOL_NAMES, type ToolName } from "../../domain/events";
import type { Lang } from "../../domain/attribute";
import { formatNumber } from "../i18n/format";
import type { BenchTexts, ReportTexts } from "./texts";

/** Between the words of an enumeration. */
export const SEPARATOR: Record<Lang, string> = { en: ", ", zh: "、" };

export function toolWords(texts: BenchTexts, lang: Lang, tools: readonly ToolName[]): string {
  if (tools.length === 0) return texts.noTools;
  if (TOOL_NAMES.every((tool) => tools.includes(tool))) return texts.allTools;
  return TOOL_NAMES.filter((tool) => tools.includes(tool))
    .map((tool) => texts.tools[tool])
    .join(SEPARATOR[lang]);
}

export function kindWords(texts: BenchTexts, lang: Lang, types: readonly QuestionType[]): string {
  return QUESTION_TYPES.filter((type) => types.includes(type))
    .map((type) => texts.types[type])
    .join(SEPARATOR[lang]);
}

/** Which questions of the set were asked. */
export function drawWords(bench: BenchTexts, texts: ReportTexts, lang: Lang, filter: RowFilter): string {
  const { types, limit, seed } = filter;
  const n = limit === null ? "" : formatNumber(lang, limit);
  const draw = limit === null ? texts.about.all : seed === null ? texts.about.first(n) : texts.about.draw(n, `${seed}`);
  return types === null ? draw : `${draw}; ${texts.about.part(kindWords(bench, lang, types))}`;
}

/** What a run is called when nobody names it. */
export function usualName(
  texts: BenchTexts,
  lang: Lang,
  { protocol, tools }: Pick<RunSettings, "protocol"> & { tools: readonly ToolName[] },
): string {
  return [texts.protocols[protocol], toolWords(texts, lang, tools)].join(lang === "zh" ? "，" : ", ");
}
