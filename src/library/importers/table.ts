/** What every reader of a table gives: its columns and, as often as they are asked for, its rows. Types only. */
import type { ImportFormat, ImportProblem } from "../../domain/import";

/** A row as text by column; a cell that is not there is empty. */
export interface Row {
  /** For the report: `pieces.csv, line 12`. */
  where: string;
  cells: Readonly<Record<string, string>>;
  /** Pictures that lie in the table itself, by the name that its cells call them. */
  pictures?: ReadonlyMap<string, Blob> | undefined;
}

export interface Table {
  path: string;
  /** As it is shown: `UTF-8`, `GB18030`, `Parquet`. */
  encoding: string;
  format: Exclude<ImportFormat, "images">;
  columns: readonly string[];
  /** From the first row on, each time; `report` is told what was broken or mended on the way. */
  rows(signal: AbortSignal, report: Report): AsyncIterable<Row>;
}

export type Report = (problem: ImportProblem) => void;
