/** What a new run is asked for, how many rows that makes, and how long runs like it have taken. Pure. */
import {
  type Protocol,
  QUESTION_TYPES,
  type QuestionType,
  type RowFilter,
  type RunSettings,
  type RunSummary,
  type SetSummary,
} from "../domain/bench";
import { TOOL_NAMES, type ToolName } from "../domain/events";

export interface RunPlan {
  /** As typed; blank: what it is usually called. */
  name: string;
  protocol: Protocol;
  tools: readonly ToolName[];
  /** Null: all that the set has. */
  types: readonly QuestionType[] | null;
  /** As typed; blank: every row. */
  limit: string;
  /** As typed; blank: the first ones in order. */
  seed: string;
  lang: RunSettings["lang"];
}

export const FIRST_PLAN: RunPlan = {
  name: "",
  protocol: "choice",
  tools: TOOL_NAMES,
  types: null,
  limit: "",
  seed: "",
  lang: "auto",
};

/** Whole and not negative, at most nine digits; null for anything else. */
function wholeOf(text: string): number | null {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}

export type PlanFault = "limit" | "seed" | "types";

/** What keeps the plan from being run. */
export function faultsOf(plan: RunPlan): PlanFault[] {
  const faults: PlanFault[] = [];
  if (plan.limit.trim() !== "" && (wholeOf(plan.limit) ?? 0) < 1) faults.push("limit");
  if (plan.seed.trim() !== "" && wholeOf(plan.seed) === null) faults.push("seed");
  if (plan.types?.length === 0) faults.push("types");
  return faults;
}

/** Kinds of question that the set has and the protocol scores: naming has no free form. */
export function kindsOf(set: SetSummary, protocol: Protocol): QuestionType[] {
  return QUESTION_TYPES.filter(
    (type) => (set.types[type] ?? 0) > 0 && (protocol !== "free-form" || type !== "overall"),
  );
}

/** The kinds that are asked: those chosen, as far as there are any. */
export function askedKinds(set: SetSummary, { protocol, types }: RunPlan): QuestionType[] {
  return kindsOf(set, protocol).filter((type) => types === null || types.includes(type));
}

/** `types` is null where every kind that the set has is asked. */
export function filterOf(set: SetSummary, plan: RunPlan): RowFilter {
  const asked = askedKinds(set, plan);
  const all = QUESTION_TYPES.every((type) => (set.types[type] ?? 0) === 0 || asked.includes(type));
  return { types: all ? null : asked, limit: wholeOf(plan.limit), seed: wholeOf(plan.seed) };
}

export function rowsOf(set: SetSummary, plan: RunPlan): number {
  const rows = askedKinds(set, plan).reduce((sum, type) => sum + (set.types[type] ?? 0), 0);
  return Math.min(rows, wholeOf(plan.limit) ?? Infinity);
}

export interface Estimate {
  milliseconds: number;
  /** The run whose pace it is. */
  from: RunSummary;
  /** Whether that run had the same tools. */
  alike: boolean;
}

/** Fewer rows than this say little about pace. */
const ENOUGH = 3;

/**
 * At the pace of the latest run of this device with the same protocol, one with the same tools before others. Null
 * where there has been none: a guess would be no estimate.
 */
export function estimateOf(
  runs: readonly RunSummary[],
  rows: number,
  plan: RunPlan,
  engine: { model: string; backend: string } | null,
): Estimate | null {
  const paced = runs
    .filter(({ origin, done, spent, settings }) => {
      const here = engine === null || (settings.model === engine.model && settings.backend === engine.backend);
      return origin === "own" && spent !== null && done >= ENOUGH && settings.protocol === plan.protocol && here;
    })
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
  const wanted = sameTools(plan.tools);
  const from = paced.find(({ settings }) => wanted(settings.tools)) ?? paced[0];
  if (from === undefined || from.spent === null) return null;
  return { milliseconds: (from.spent / from.done) * rows, from, alike: wanted(from.settings.tools) };
}

function sameTools(tools: readonly ToolName[]): (others: readonly ToolName[]) => boolean {
  return (others) => others.length === tools.length && tools.every((tool) => others.includes(tool));
}
