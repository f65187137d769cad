/** A run's report from its marked rows: the tables, matrices, curves and costs that the page draws. Opens nothing. */
import type { RowFilter, RowStatus } from "../../domain/bench";
import type { RunReport, Spent, ToolUse } from "../../domain/bench-report";
import { TOOL_NAMES } from "../../domain/events";
import { selectRows } from "../sets/select-rows";
import { quantile } from "../statistics/quantile";
import { choiceScores, freeFormScores, judgedScores, rateOf } from "./by-type";
import { confidenceOf } from "./confidence";
import { confusionsOf } from "./confusion";
import type { MarkedRow, MarkedRun } from "./marked-row";

const MILLISECONDS_AN_HOUR = 3_600_000;

/** @throws AppError as `confidenceOf`. */
export function runReport({ run, rows: all }: MarkedRun, filter: RowFilter, fittedOn: MarkedRun | null): RunReport {
  const rows = selectRows(all, filter);
  const { protocol } = run.settings;
  const words = protocol === "free-form";
  // Scored choice may end before an answer is written.
  const lettered = !words && (protocol === "choice" || rows.some(({ result }) => result.prediction !== null));
  const judged = judgedScores(rows);
  return {
    run,
    filter,
    rows: rows.length,
    statuses: statusesOf(rows),
    strict: lettered ? choiceScores(rows, ({ strict }) => strict) : null,
    compat: lettered ? choiceScores(rows, ({ compat }) => compat) : null,
    differing: lettered ? rows.filter(differs).length : null,
    scored: protocol === "scored-choice" ? choiceScores(rows, ({ scored }) => scored) : null,
    freeForm: words ? freeFormScores(rows) : null,
    ...(judged !== undefined && { judged }),
    confusions: confusionsOf(rows),
    confidence: confidenceOf({ run, rows }, fittedOn),
    tools: toolsOf(rows),
    spent: spentOn(rows, run.spent),
  };
}

/** Whether one marking calls it right and the other wrong. */
export function differs({ strict, compat, result }: MarkedRow): boolean {
  return (strict === result.row.answer) !== (compat === result.row.answer);
}

function statusesOf(rows: readonly MarkedRow[]): Partial<Record<RowStatus, number>> {
  const counts: Partial<Record<RowStatus, number>> = {};
  for (const { result } of rows) counts[result.status] = (counts[result.status] ?? 0) + 1;
  return counts;
}

/** The tools that were called at all. */
function toolsOf(rows: readonly MarkedRow[]): ToolUse[] {
  return TOOL_NAMES.flatMap((tool) => {
    const callsOf = ({ result }: MarkedRow) => result.toolCalls[tool] ?? 0;
    const calls = rows.reduce((sum, row) => sum + callsOf(row), 0);
    if (calls === 0) return [];
    const judged = rows.filter(({ right }) => right !== null);
    const right = (row: MarkedRow) => row.right === true;
    return [
      {
        tool,
        used: rateOf(rows, (row) => callsOf(row) > 0),
        calls,
        rightWith: rateOf(
          judged.filter((row) => callsOf(row) > 0),
          right,
        ),
        rightWithout: rateOf(
          judged.filter((row) => callsOf(row) === 0),
          right,
        ),
      },
    ];
  });
}

function spentOn(rows: readonly MarkedRow[], spent: number | null): Spent {
  return {
    seconds: spreadOf(rows.map(({ result }) => result.seconds)),
    tokens: spreadOf(rows.map(({ result }) => result.tokens)),
    hours: spent === null ? null : spent / MILLISECONDS_AN_HOUR,
  };
}

/** Null where nothing was measured. */
function spreadOf(numbers: readonly number[]): { median: number; p90: number } | null {
  const ascending = [...numbers].sort((a, b) => a - b);
  const [median, p90] = [quantile(ascending, 0.5), quantile(ascending, 0.9)];
  return median === null || p90 === null || ascending.at(-1) === 0 ? null : { median, p90 };
}
