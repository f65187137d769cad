/** Museums' open data: rows with years and a period in words beside a dynasty that is not always filled in. */
import type { ColumnMapping } from "../../domain/import";
import { term } from "../../domain/vocabulary";
import { periodOf } from "../../domain/period";
import type { Row } from "./table";

/** The columns that `withPeriod` adds. */
const PERIOD = "period (as recorded)";
const DESCRIPTION = "description (with dates and sizes)";
/** What else of a row is worth reading. */
const READ = ["period", "dateText", "dimensions", "markText", "place"];

export function isMuseum(columns: readonly string[]): boolean {
  const has = (column: string) => columns.includes(column);
  return has("title") && has("medium") && (has("creditLine") || has("museum")) && (has("id") || has("accession"));
}

export function museumColumns(columns: readonly string[]): string[] {
  return [...columns, PERIOD, DESCRIPTION];
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
    description: DESCRIPTION,
    source: first("museum"),
    link: first("objectUrl"),
    credit: first("creditLine"),
  };
  return Object.fromEntries(Object.entries(found).filter(([, column]) => column !== undefined));
}

/** The row with its period in one cell, the recorded dynasty, else the words for it, else its years; and its sizes told. */
export function withPeriod({ cells, ...row }: Row): Row {
  const told = READ.flatMap((column) => (cells[column] === undefined ? [] : [`${column}: ${cells[column]}`]));
  const description = [cells["description"] ?? "", ...told].filter((line) => line !== "").join("\n");
  return { ...row, cells: { ...cells, [PERIOD]: periodIn(cells), [DESCRIPTION]: description } };
}

function periodIn({ dynasty = "", period = "", dateText = "", begin = "", end = "" }: Row["cells"]): string {
  if (term(dynasty) !== undefined) return dynasty;
  const words = [period, dateText].filter((each) => each !== "" && !/^no date$/iu.test(each)).join(", ");
  if (words !== "" || begin === "" || end === "") return words;
  const byYears = periodOf({ start: Number(begin), end: Number(end), about: false }).dynasty;
  return byYears ?? `${begin}–${end}`;
}
