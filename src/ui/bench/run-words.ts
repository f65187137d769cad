/** How a run is spoken of: its name, its settings in words. */
import { QUESTION_TYPES, type QuestionType, type RowFilter, type RunSettings } from "../../domain/bench";
import { TOOL_NAMES, type ToolName } from "../../domain/events";
import type { Tongue } from "../../app/tongue";
import { formatList, formatNumber } from "../i18n/format";
import type { BenchTexts, ReportTexts } from "./texts";

export function toolWords(texts: BenchTexts, tongue: Tongue, tools: readonly ToolName[]): string {
  if (tools.length === 0) return texts.noTools;
  if (TOOL_NAMES.every((tool) => tools.includes(tool))) return texts.allTools;
  return formatList(
    tongue,
    TOOL_NAMES.filter((tool) => tools.includes(tool)).map((tool) => texts.tools[tool]),
  );
}

export function kindWords(texts: BenchTexts, tongue: Tongue, types: readonly QuestionType[]): string {
  return formatList(
    tongue,
    QUESTION_TYPES.filter((type) => types.includes(type)).map((type) => texts.types[type]),
  );
}

/** Which questions of the set were asked. */
export function drawWords(bench: BenchTexts, texts: ReportTexts, tongue: Tongue, filter: RowFilter): string {
  const { types, limit, seed } = filter;
  const n = limit === null ? "" : formatNumber(tongue, limit);
  const draw = limit === null ? texts.about.all : seed === null ? texts.about.first(n) : texts.about.draw(n, `${seed}`);
  return types === null ? draw : `${draw}; ${texts.about.part(kindWords(bench, tongue, types))}`;
}

/** What a run is called when nobody names it. */
export function usualName(
  texts: BenchTexts,
  tongue: Tongue,
  { protocol, tools }: Pick<RunSettings, "protocol"> & { tools: readonly ToolName[] },
): string {
  return `${texts.protocols[protocol]} · ${toolWords(texts, tongue, tools)}`;
}
