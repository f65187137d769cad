/** Museums' open data: rows with years and a period in words beside a dynasty that is not always filled in. */
import type { ColumnMapping } from "../../domain/import";
import { label, term } from "../../domain/vocabulary";
import { periodOf } from "./period";
import type { Row } from "./table";

/** The column that `withPeriod` adds. */
const PERIOD = "period (as said)";

export function isMuseum(columns: readonly string[]): boolean {
  const has = (column: string) => columns.includes(column);
  return has("title") && has("medium") && (has("creditLine") || has("museum")) && (has("id") || has("accession"));
}

export function museumColumns(columns: readonly string[]): string[] {
  return [...columns, PERIOD];
}

/** What these columns mean wherever they are; the rest is guessed by their headings. */
export function museumMapping(columns: readonly string[]): ColumnMapping {
  const first = (...names: string[]) => names.find((name) => columns.includes(name));
  const found = {
    id: first("id", "accession"),
    name: first("title"),
    image: first("imageFile", "imageUrls", "imageUrl"),
    dynasty: PERIOD,
    reign: first("reign"),
    kiln: first("kiln"),
    color: first("medium"),
    shape: first("objectName", "title"),
    description: first("description"),
    source: first("museum"),
    link: first("objectUrl"),
    credit: first("creditLine"),
  };
  return Object.fromEntries(Object.entries(found).filter(([, column]) => column !== undefined));
}

/** The row with its period in one cell: the recorded dynasty, else the words for it, else its years. */
export function withPeriod(row: Row): Row {
  const { dynasty = "", period = "", dateText = "", begin = "", end = "" } = row.cells;
  return { ...row, cells: { ...row.cells, [PERIOD]: said(dynasty, [period, dateText], Number(begin), Number(end)) } };
}

function said(dynasty: string, words: readonly string[], begin: number, end: number): string {
  const text = words.filter((each) => each !== "").join(", ");
  if (term(dynasty) !== undefined) return text === "" ? dynasty : `${label(dynasty, "en")}, ${text}`;
  if (text !== "" && !/^no date$/iu.test(text)) return text;
  if (begin === 0 && end === 0) return "";
  const byYears = periodOf({ start: begin, end, about: false }).dynasty;
  return byYears === null ? "" : label(byYears, "en");
}
