/** Which of a source's files are tables, what form each has, and which of them are read together. */
import { AppError } from "../../base/errors";
import type { ColumnMapping, ImportProblem } from "../../domain/import";
import { openDelimited } from "./delimited-table";
import { detectEncoding } from "./encoding";
import { guessMapping } from "./headers";
import { isIiif, manifestRows } from "./iiif";
import { type JsonRow, jsonRow, readJsonLines } from "./json-table";
import { isMuseum, museumColumns, museumMapping, withPeriod } from "./museum";
import { QUESTION_COLUMNS, isQuestions, piecesOfQuestions } from "./questions";
import { type SourceFile, extensionOf } from "./source-files";
import type { Report, Row, Table } from "./table";

/** Rows that the columns of a list are gathered from. */
const HEAD_ROWS = 200;
/** A JSON file is parsed whole. */
const LARGEST_JSON = 128 * 1024 * 1024;
const WORKBOOKS = new Set(["xls", "xlsx", "xlsm", "ods", "numbers", "et"]);

type MappedTable = Table & { mapping: ColumnMapping };

export interface Tables {
  /** The table that says most of pieces, and its like: all of one form and with the same columns, read one after the other; null where there is none. */
  pieces: MappedTable | null;
  /** Texts of a knowledge shelf. */
  passages: Table[];
  problems: ImportProblem[];
}

/** @throws AppError `table-broken`, or the abort reason. */
export async function openTables(files: readonly SourceFile[], signal: AbortSignal): Promise<Tables> {
  const problems: ImportProblem[] = [];
  const opened: Table[] = [];
  for (const file of files) {
    if (WORKBOOKS.has(extensionOf(file.path))) {
      problems.push({ where: file.path, what: "found a workbook, wanted its sheet as CSV or TSV; it was left out" });
    }
    const table = await openTable(file, signal);
    if (table !== null) opened.push(table);
  }
  const passages = opened.filter(({ format }) => format === "ciqi-texts");
  const others: MappedTable[] = [];
  for (const table of opened.filter(({ format }) => format !== "ciqi-texts")) {
    others.push({ ...table, mapping: await mappingOf(table, signal) });
  }
  const [first, ...rest] = others;
  if (first === undefined) return { pieces: null, passages, problems };
  const main = rest.reduce((best, table) => (rolesOf(table) > rolesOf(best) ? table : best), first);
  const alike = others.filter((table) => isAlike(main, table));
  for (const { path } of others.filter((table) => !alike.includes(table))) {
    problems.push({
      where: path,
      what: `found other columns than in ${main.path}; it was left out, import it by itself`,
    });
  }
  const joined = joinTables(alike, main);
  const mapping = alike.length === 1 ? main.mapping : await mappingOf(joined, signal);
  return { pieces: { ...joined, mapping }, passages, problems };
}

const rolesOf = ({ mapping }: MappedTable) => Object.keys(mapping).length;

async function openTable(file: SourceFile, signal: AbortSignal): Promise<Table | null> {
  switch (extensionOf(file.path)) {
    case "csv":
    case "tsv":
    case "tab":
      return adapted(await openDelimited(file, signal));
    case "txt": {
      // What spreadsheets call Unicode text is a table; most other `.txt` are not.
      const table = await openDelimited(file, signal);
      return table !== null && Object.keys(guessMapping(table.columns, [])).length > 1 ? adapted(table) : null;
    }
    case "jsonl":
    case "ndjson": {
      const blob = await file.blob(signal);
      const encoding = await detectEncoding(blob, signal);
      return openList(file.path, encoding, signal, (own, report) =>
        readJsonLines(blob, file.path, encoding, own, report),
      );
    }
    case "parquet": {
      const blob = await file.blob(signal);
      const { readParquet } = await import("./parquet-table"); // its decoders are larger than all the rest
      return openList(file.path, "Parquet", signal, (own) => readParquet(blob, file.path, own));
    }
    case "json":
      return openJson(file, signal);
    default:
      return null;
  }
}

/** A list of rows, or a IIIF manifest; other JSON is somebody's settings and is passed over. */
async function openJson({ path, size, blob }: SourceFile, signal: AbortSignal): Promise<Table | null> {
  if (size > LARGEST_JSON) {
    const words = `found ${size} bytes, wanted at most ${LARGEST_JSON}; save the list as JSON Lines`;
    throw new AppError("table-broken", `read ${path}: ${words}`);
  }
  const value = parsed(await (await blob(signal)).text());
  const rows = isIiif(value) ? manifestRows(value, path) : Array.isArray(value) ? value : null;
  if (rows === null || rows.some((row) => typeof row !== "object" || row === null)) return null;
  async function* each(): AsyncGenerator<JsonRow> {
    for (const [at, row] of rows?.entries() ?? []) yield jsonRow(row, `${path}, row ${at + 1}`);
  }
  const table = await openList(path, "UTF-8", signal, each);
  return table === null || !isIiif(value) ? table : { ...table, format: "iiif" };
}

/** Rows of JSON or Parquet, whose columns are those of the first ones. */
async function openList(
  path: string,
  encoding: string,
  signal: AbortSignal,
  rows: (signal: AbortSignal, report: Report) => AsyncGenerator<JsonRow>,
): Promise<Table | null> {
  const columns = new Set<string>();
  let seen = 0;
  for await (const { cells } of rows(signal, () => {})) {
    for (const column of Object.keys(cells)) columns.add(column);
    if ((seen += 1) >= HEAD_ROWS) break;
  }
  if (seen === 0) return null;
  if (isQuestions([...columns])) {
    const pieces = (own: AbortSignal, report: Report) => piecesOfQuestions(rows(own, report));
    return { path, encoding, format: "ciqi-questions", columns: QUESTION_COLUMNS, rows: pieces };
  }
  return adapted({ path, encoding, format: "table", columns: [...columns], rows });
}

/** The form that a table's columns give away. */
function adapted(table: Table | null): Table | null {
  if (table === null) return null;
  const { columns } = table;
  const has = (...names: string[]) => names.every((name) => columns.includes(name));
  if (has("images_raw")) return { ...table, format: "ciqi-images" };
  if (has("caption", "text") && !columns.some((column) => /^(?:image|file)/u.test(column))) {
    return { ...table, format: "ciqi-texts" };
  }
  if (!isMuseum(columns)) return table;
  return {
    ...table,
    format: "museum",
    columns: museumColumns(columns),
    async *rows(signal, report) {
      for await (const row of table.rows(signal, report)) yield withPeriod(row);
    },
  };
}

/** Manifests differ in what they say of their pieces; other tables belong together where most of their columns are the same. */
function isAlike(main: Table, other: Table): boolean {
  if (main.format !== other.format) return false;
  const shared = other.columns.filter((column) => main.columns.includes(column)).length;
  return main.format === "iiif" || shared * 2 > Math.max(main.columns.length, other.columns.length);
}

function joinTables(tables: readonly Table[], main: Table): Table {
  if (tables.length === 1) return main;
  return {
    ...main,
    columns: [...new Set(tables.flatMap(({ columns }) => columns))],
    async *rows(signal, report) {
      for (const table of tables) yield* table.rows(signal, report);
    },
  };
}

async function mappingOf(table: Table, signal: AbortSignal): Promise<ColumnMapping> {
  const head: Row["cells"][] = [];
  for await (const { cells } of table.rows(signal, () => {})) if (head.push(cells) >= HEAD_ROWS) break;
  const guessed = guessMapping(table.columns, head);
  return table.format === "museum" ? { ...guessed, ...museumMapping(table.columns) } : guessed;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return undefined;
  }
}
