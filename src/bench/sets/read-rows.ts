/** The questions of a file as they come, line by line; what is wrong with one is reported and the rest goes on. */
import { AppError } from "../../base/errors";
import { type Line } from "../../base/lines";
import type { RowProblem } from "../../domain/bench";
import { type ReadRow, readRow } from "./read-row";
import { type RowFaultCode, rowFault, shown } from "./row-fault";

/** Characters of one line: a question with all its words, not a picture. */
export const LONGEST_LINE = 1024 * 1024;

/** A row of a file before it is looked at. */
export type RawRow =
  /** `pictures`: those that lie in the row itself, by the paths that its images have instead. */
  | { line: number; value: unknown; pictures?: ReadonlyMap<string, Blob> }
  /** It could not even be parsed. */
  | { line: number; problem: AppError };

export interface Question extends ReadRow {
  pictures: ReadonlyMap<string, Blob>;
}

const NO_PICTURES: ReadonlyMap<string, Blob> = new Map();

export type ReportProblem = (problem: RowProblem) => void;

/** JSON Lines. Empty lines are passed over in silence. */
export async function* jsonRows(lines: AsyncIterable<Line>): AsyncGenerator<RawRow> {
  for await (const each of lines) {
    if (each.text.trim() !== "") yield parsedLine(each);
  }
}

/** Rows that can be asked, ids each once. @throws the abort reason of `rows` only. */
export async function* readRows(rows: AsyncIterable<RawRow>, report: ReportProblem): AsyncGenerator<Question> {
  /** By id: the line that has it. */
  const lines = new Map<string, number>();
  for await (const raw of rows) {
    const notes: RowProblem[] = [];
    try {
      if ("problem" in raw) throw raw.problem;
      const read = readRow(raw.value, raw.line, (code, message) => notes.push(keptRow(raw.line, code, message)));
      const { id } = read.row;
      const before = lines.get(id);
      if (before !== undefined) {
        throw rowFault("id-twice", `found the id ${shown(id)} of line ${before} again, wanted each once`);
      }
      lines.set(id, raw.line);
      notes.forEach(report);
      yield { ...read, pictures: raw.pictures ?? NO_PICTURES };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      report(refusedRow(raw.line, error.code, error.message));
    }
  }
}

export function refusedRow(line: number, code: string, found: string): RowProblem {
  return { line, code, message: `${found}; the row was left out`, kept: false };
}

export function keptRow(line: number, code: RowFaultCode, found: string): RowProblem {
  return { line, code, message: `${found}; the row was kept`, kept: true };
}

function parsedLine({ line, text, length, ended }: Line): RawRow {
  const wanted = "wanted one question as JSON on one line";
  if (length > LONGEST_LINE) {
    return { line, problem: rowFault("line-too-long", `found ${length} characters, ${wanted}`) };
  }
  try {
    return { line, value: JSON.parse(text) };
  } catch {
    const begins = `text that begins ${shown(text.slice(0, 40))}`;
    if (ended) return { line, problem: rowFault("line-broken", `found ${begins}, ${wanted}`) };
    return { line, problem: rowFault("line-cut-short", `found ${begins} and breaks off with the file, ${wanted}`) };
  }
}
