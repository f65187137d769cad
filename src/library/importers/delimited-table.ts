/** A CSV or TSV file as a table: where its heading is, what its columns are called, which rows do not fit. */
import { type DelimitedRow, guessDelimiter, readDelimited } from "./delimited";
import { decodeText, detectEncoding } from "./encoding";
import { strayLine } from "./json-table";
import { isPicturePath } from "./picture-names";
import type { SourceFile } from "./source-files";
import type { Report, Row, Table } from "./table";

/** Rows that are looked at to find the heading. */
const HEAD_ROWS = 30;
const HEAD_BYTES = 64 * 1024;

/** Null for a file without a row. @throws AppError `table-broken`. */
export async function openDelimited(file: SourceFile, signal: AbortSignal): Promise<Table | null> {
  const { path } = file;
  const blob = await file.blob(signal);
  const encoding = await detectEncoding(blob, signal);
  const texts = (onStray?: (line: number, found: string) => void) => decodeText(blob, encoding, signal, onStray);
  const delimiter = guessDelimiter(await headOf(texts()));
  const head: DelimitedRow[] = [];
  for await (const row of readDelimited(texts(), delimiter)) if (head.push(row) >= HEAD_ROWS) break;
  const heading = findHeading(head);
  if (heading === null) return null;
  const { columns, firstLine } = heading;

  async function* rows(own: AbortSignal, report: Report): AsyncGenerator<Row> {
    const stray = (line: number, found: string) => report(strayLine(path, line, found, encoding));
    for await (const row of readDelimited(decodeText(blob, encoding, own, stray), delimiter)) {
      if (row.line < firstLine || isEmpty(row.cells)) continue;
      const where = `${path}, line ${row.line}`;
      if (row.unclosed === true)
        report({ where, what: "found a quotation mark that is never closed; it was read as it stands" });
      if (row.cells.length > columns.length && !isEmpty(row.cells.slice(columns.length))) {
        report({
          where,
          what: `found ${row.cells.length} cells, wanted ${columns.length}; what is too many was left out`,
        });
      }
      yield { where, cells: Object.fromEntries(columns.map((column, at) => [column, (row.cells[at] ?? "").trim()])) };
    }
  }
  return { path, encoding, format: "table", columns, rows };
}

/** Blank lines and titles of one cell above the heading are passed over. */
function findHeading(head: readonly DelimitedRow[]): { columns: string[]; firstLine: number } | null {
  const full = head.filter(({ cells }) => !isEmpty(cells));
  const widest = Math.max(0, ...full.map(({ cells }) => filled(cells)));
  const [first, second] = full.filter(({ cells }) => widest < 3 || filled(cells) > 1);
  if (first === undefined) return null;
  // A table that begins with a picture's name has no heading.
  if (first.cells.some((cell) => isPicturePath(cell))) {
    const width = Math.max(...full.map(({ cells }) => cells.length));
    return { columns: Array.from({ length: width }, (_, at) => `Column ${at + 1}`), firstLine: first.line };
  }
  return { columns: columnNames(first.cells), firstLine: second?.line ?? first.line + 1 };
}

/** Trimmed, each once; a column without a name is called by its place. */
function columnNames(cells: readonly string[]): string[] {
  const names: string[] = [];
  for (const [at, cell] of cells.entries()) {
    const name =
      cell
        .replace(/^\uFEFF/u, "")
        .replace(/\s+/gu, " ")
        .trim() || `Column ${at + 1}`;
    let unique = name;
    for (let number = 2; names.includes(unique); number++) unique = `${name} (${number})`;
    names.push(unique);
  }
  return names;
}

async function headOf(texts: AsyncIterable<string>): Promise<string> {
  let head = "";
  for await (const text of texts) {
    head += text;
    if (head.length >= HEAD_BYTES) break;
  }
  return head.slice(0, HEAD_BYTES);
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== "").length;
const isEmpty = (cells: readonly string[]) => filled(cells) === 0;
