/** What a person gave as one set: the table of its questions, and its pictures by name. */
import { AppError } from "../../base/errors";
import type { RawRow, ReportProblem } from "../../bench/sets/read-rows";
import type { RowProblem } from "../../domain/bench";
import type { ImportFile } from "../../domain/import";
import { openSource } from "../../library/importers/open-source";
import { type PictureIndex, pictureIndex } from "../../library/importers/picture-index";
import { type SourceFile, extensionOf, folderOf, nameOf } from "../../library/importers/source-files";
import { type QuestionTable, openTable } from "./bench-sets-tables";

export interface SetSource {
  name: string;
  /** Of the table: paths in it are from here on. */
  folder: string;
  pictures: PictureIndex<SourceFile>;
  /** Of the files; no row's. */
  problems: RowProblem[];
  count(signal: AbortSignal): Promise<number>;
  rows(signal: AbortSignal, report: ReportProblem): AsyncIterable<RawRow>;
}

/** Rows that a table is known by. */
const HEAD_ROWS = 20;
/** `test-00000-of-00003.parquet`: a part of a table. */
const SHARD = /-\d{5}-of-\d{5}\.parquet$/u;

/** @throws AppError `set-empty` where no file holds questions, `archive-broken`, `table-broken`, or the abort reason. */
export async function openSet(files: readonly ImportFile[], signal: AbortSignal): Promise<SetSource> {
  const { others, pictures, problems: leftOut } = await openSource(files, signal);
  const problems = leftOut.map(({ where, what }) => noRow("file-left-out", `${where}: ${what}`));
  const [first, ...more] = await questionTables(others, problems, signal);
  if (first === undefined) throw nothing(files);
  const parts = [first, ...more.filter(({ path }) => shardsOf(path) === shardsOf(first.path))];
  for (const { path } of more.filter((table) => !parts.includes(table))) {
    const words = `beside those in ${first.path}; the file was left out, add it by itself`;
    problems.push(noRow("file-left-out", `found questions in ${path} too, ${words}`));
  }
  return {
    name: files.length === 1 && files[0] !== undefined ? nameOf(files[0].path) : first.path,
    folder: folderOf(first.path),
    pictures: pictureIndex(pictures),
    problems,
    async count(own) {
      let rows = 0;
      for (const part of parts) rows += await part.count(own);
      return rows;
    },
    async *rows(own, report) {
      let before = 0; // the parts of a table are counted through
      for (const part of parts) {
        let last = 0;
        for await (const row of part.rows(own, report)) {
          last = row.line;
          yield { ...row, line: before + last };
        }
        before += last;
      }
    },
  };
}

/** The one called `test` first, then in the order of their paths; a JSON file counts only where no other table does. */
async function questionTables(
  files: readonly SourceFile[],
  problems: RowProblem[],
  signal: AbortSignal,
): Promise<QuestionTable[]> {
  const isJson = ({ path }: SourceFile) => extensionOf(path) === "json";
  const others: QuestionTable[] = [];
  const broken: AppError[] = [];
  for (const group of [files.filter((file) => !isJson(file)), files.filter(isJson)]) {
    const tables: QuestionTable[] = [];
    for (const file of group) {
      try {
        const table = await openTable(file, signal);
        if (table !== null) ((await asksQuestions(table, signal)) ? tables : others).push(table);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        broken.push(error);
      }
    }
    const isTest = ({ path }: QuestionTable) => Number(/^test\b/iu.test(nameOf(path)));
    if (tables.length > 0) {
      problems.push(...broken.map(({ message }) => noRow("file-left-out", `${message}; the file was left out`)));
      return tables.sort((one, other) => isTest(other) - isTest(one));
    }
  }
  const [error] = broken;
  if (error !== undefined) throw error;
  return others.length === 1 ? others : []; // the only one there is: its lines say what is wrong
}

/** Whether one of the first rows has a question and its answer. */
async function asksQuestions(table: QuestionTable, signal: AbortSignal): Promise<boolean> {
  let seen = 0;
  for await (const row of table.head(signal)) {
    const value = "value" in row ? row.value : null;
    const isRow = typeof value === "object" && value !== null && "question" in value;
    if (isRow && ("answer" in value || "options" in value)) return true;
    if ((seen += 1) >= HEAD_ROWS) return false;
  }
  return false;
}

const shardsOf = (path: string): string => path.replace(SHARD, "");

function noRow(code: string, message: string): RowProblem {
  return { line: 0, code, message, kept: true };
}

function nothing(files: readonly ImportFile[]): AppError {
  const found = files.length === 1 && files[0] !== undefined ? files[0].path : `${files.length} files`;
  const words = "wanted test.jsonl or Parquet with question, options and answer; choose the set's folder or ZIP";
  return new AppError("set-empty", `read the set: found no questions in ${found}, ${words}`);
}
