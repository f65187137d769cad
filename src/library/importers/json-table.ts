/** Rows of JSON Lines, or of one JSON list. A line that is no JSON is reported and passed over. */
import { linesOf } from "../../base/lines";
import { cellsOf } from "./cells";
import { type Encoding, decodeText } from "./encoding";
import type { Report, Row } from "./table";

/** Characters of one line: a row with all its words, not a whole collection. */
const LONGEST_LINE = 1024 * 1024;

export interface JsonRow extends Row {
  value: object;
}

/** The rows of a `.jsonl` file. */
export async function* readJsonLines(
  file: Blob,
  path: string,
  encoding: Encoding,
  signal: AbortSignal,
  report: Report,
): AsyncGenerator<JsonRow> {
  const onStray = (line: number, found: string) => report(strayLine(path, line, found, encoding));
  for await (const { text, line, length } of linesOf(decodeText(file, encoding, signal, onStray), LONGEST_LINE)) {
    const where = `${path}, line ${line}`;
    if (text.trim() === "") continue;
    const value = length > LONGEST_LINE ? undefined : parsed(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) yield jsonRow(value, where);
    else report({ where, what: `found ${start(text, length)}, wanted one JSON object a line; the line was left out` });
  }
}

export function jsonRow(value: object, where: string): JsonRow {
  return { where, value, ...cellsOf(value, where) };
}

export function strayLine(path: string, line: number, found: string, encoding: string) {
  return {
    where: `${path}, line ${line}`,
    what: `found ${found} in a table of ${encoding}; the line was read as ${found}`,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function start(text: string, length: number): string {
  return length > LONGEST_LINE ? `${length} characters` : `text that begins ${JSON.stringify(text.slice(0, 40))}`;
}
