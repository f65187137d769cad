/**
 * Rows of CSV and TSV from text that comes in pieces, in bounded memory. Quotes are papaparse's matter; knows no columns.
 */
import Papa from "papaparse";
import { AppError } from "../../base/errors";

export interface DelimitedRow {
  cells: string[];
  /** On which the row begins, from 1. */
  line: number;
  /** A quote was opened in it and never closed: the line was taken as it stands. */
  unclosed?: boolean;
}

/** Characters that one row may have; a quote that is open for longer was never meant as one. */
const LONGEST_ROW = 1024 * 1024;
/** After so many unclosed quotes they are ordinary characters to the end: each costs a search through `LONGEST_ROW`. */
const MOST_UNCLOSED = 20;

/** What separates the cells of a table that begins so. */
export function guessDelimiter(head: string): string {
  const delimiters = [",", "\t", ";", "|", "，"];
  const guess = Papa.parse<string[]>(head, { preview: 20, skipEmptyLines: true, delimitersToGuess: delimiters });
  return guess.meta.delimiter;
}

/** @throws AppError `table-broken` for a line that is too long to be a row. */
export async function* readDelimited(
  texts: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<DelimitedRow, void, undefined> {
  let parser = new Papa.Parser({ delimiter, newline: "\n" });
  const literal = new Papa.Parser({ delimiter, newline: "\n", fastMode: true });
  let rest = "";
  let line = 1;
  let unclosed = 0;

  function* rows(last: boolean): Generator<DelimitedRow> {
    while (rest !== "") {
      const { data, meta } = parse(parser, rest, true);
      yield* data.map(numbered);
      rest = rest.slice(meta.cursor);
      if (rest === "" || (rest.length < LONGEST_ROW && !last)) return;
      const whole = last ? parse(parser, rest, false) : undefined;
      if (whole !== undefined && whole.errors.every(({ code }) => code !== "MissingQuotes")) {
        rest = "";
        yield* whole.data.map(numbered);
        return;
      }
      const end = rest.indexOf("\n");
      if (end < 0 && !last) throw tooLong(line);
      const [cells = []] = parse(literal, end < 0 ? rest : rest.slice(0, end), false).data;
      yield { ...numbered(cells), unclosed: true };
      rest = end < 0 ? "" : rest.slice(end + 1);
      unclosed += 1;
      if (unclosed === MOST_UNCLOSED) parser = literal;
    }
  }
  function numbered(cells: string[]): DelimitedRow {
    const row = { cells, line };
    line += cells.reduce((lines, cell) => lines + cell.split("\n").length - 1, 1);
    return row;
  }

  let held = "";
  for await (const text of texts) {
    // A pair of carriage return and line feed may be cut in two.
    const whole = held + text;
    held = whole.endsWith("\r") ? "\r" : "";
    rest += (held === "" ? whole : whole.slice(0, -1)).replace(/\r\n?/gu, "\n");
    yield* rows(false);
  }
  rest += held === "" ? "" : "\n";
  yield* rows(true);
}

/** What the library's own declarations leave out. */
interface Parsed {
  data: string[][];
  errors: { code: string }[];
  meta: { cursor: number };
}

function parse(parser: Papa.Parser, text: string, leaveLast: boolean): Parsed {
  return parser.parse(text, 0, leaveLast) as Parsed;
}

function tooLong(line: number): AppError {
  const found = `found more than ${LONGEST_ROW / 1024 / 1024} million characters on line ${line}`;
  return new AppError(
    "table-broken",
    `read the table: ${found}, wanted rows of a table; save it again as CSV with UTF-8 encoding`,
  );
}
