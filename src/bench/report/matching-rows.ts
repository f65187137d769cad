/** The rows behind a figure. */
import type { RowFilter, RowStatus } from "../../domain/bench";
import type { ToolName } from "../../domain/events";
import { selectRows } from "../sets/select-rows";
import { liesIn } from "./confusion";
import type { MarkedRow } from "./marked-row";
import { differs } from "./run-report";

/** What is absent is not asked for. */
export interface RowMatch {
  filter: RowFilter;
  right?: boolean | undefined;
  differs?: boolean | undefined;
  unparsed?: boolean | undefined;
  tool?: { name: ToolName; used: boolean } | undefined;
  status?: RowStatus | undefined;
  /** Labels of a confusion matrix. */
  truth?: string | undefined;
  answer?: string | undefined;
  /** Somewhere in the row's id, question, reference or answer, upper or lower case. */
  text?: string | undefined;
}

/** Rows that pass the filter and everything else that is asked for, in order. */
export function matchingRows(rows: readonly MarkedRow[], match: RowMatch): MarkedRow[] {
  const asked = selectRows(rows, match.filter);
  const { right, tool, status, truth, answer } = match;
  const text = match.text?.trim().toLowerCase() ?? "";
  return asked.filter(
    (row) =>
      (right === undefined || row.right === right) &&
      (match.differs === undefined || differs(row) === match.differs) &&
      (match.unparsed === undefined || namesNothing(row) === match.unparsed) &&
      (tool === undefined || (row.result.toolCalls[tool.name] ?? 0) > 0 === tool.used) &&
      (status === undefined || row.result.status === status) &&
      ((truth === undefined && answer === undefined) || liesIn(row, truth, answer)) &&
      (text === "" || wordsOf(row).includes(text)),
  );
}

/** By letters: no option that the strict reading knows. In words: no term. */
function namesNothing({ credit, strict }: MarkedRow): boolean {
  return credit === null ? strict === null : credit.answer.length === 0;
}

function wordsOf({ result: { row, prediction } }: MarkedRow): string {
  return [row.id, row.question, row.reference, prediction].join("\n").toLowerCase();
}
