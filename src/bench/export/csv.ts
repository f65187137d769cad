/** A run's rows for a spreadsheet or a statistics program. */
import { unparse } from "papaparse";
import { TOOL_NAMES } from "../../domain/events";
import type { MarkedRow } from "../report/marked-row";

/** Would be run as a formula by a spreadsheet: such text gets an apostrophe. Also in the widths that Chinese input gives. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/u;

/** UTF-8 with the mark that Excel knows it by, CRLF, a heading line; a list in a cell is JSON. */
export function csvOf(rows: readonly MarkedRow[]): string {
  const table = rows.map((marked) => {
    const { result, strict, compat, scored, right, credit } = marked;
    const { row } = result;
    return {
      seq: result.seq,
      id: row.id,
      line: row.line,
      specimen: row.specimen,
      type: row.type,
      question: row.question,
      options: JSON.stringify(row.options.map(({ letter, text }) => `${letter}. ${text}`)),
      answer: row.answer,
      reference: row.reference,
      status: result.status,
      prediction: result.prediction,
      strict,
      compat,
      scored,
      right,
      credit: credit?.credit ?? null,
      confidence: result.confidence,
      logprobs: result.logprobs === null ? null : JSON.stringify(result.logprobs),
      seconds: result.seconds,
      tokens: result.tokens,
      ...Object.fromEntries(TOOL_NAMES.map((tool) => [tool, result.toolCalls[tool] ?? 0])),
      error: result.error,
    };
  });
  return `\uFEFF${unparse(table, { newline: "\r\n", escapeFormulae: FORMULA })}\r\n`;
}
