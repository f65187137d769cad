/** One row of a CiQi question file, already parsed, as a question that can be asked. Opens no picture. */
import type { BenchRow } from "../../domain/bench";
import { readImages } from "./image-paths";
import { readAnswer, readOptions, twiceIn } from "./options";
import { readType } from "./question-type";
import { type RowFaultCode, rowFault, shown } from "./row-fault";

/** Something the reader should know of a row that is kept. */
export type Note = (code: RowFaultCode, message: string) => void;

export interface ReadRow {
  row: BenchRow;
  /** The set that the row says it is from, in lower case; null: it does not say. */
  source: string | null;
}

const SPECIMEN_FIELDS = ["specimen", "specimen_id", "uuid", "source_id"];
const SOURCE_FIELDS = ["source", "dataset", "benchmark"];

/** @throws AppError with a `RowFaultCode`: "found …, wanted …". */
export function readRow(value: unknown, line: number, note: Note): ReadRow {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw rowFault("row-not-an-object", `found ${shown(value)}, wanted one question as a JSON object`);
  }
  const field = (name: string): unknown => Reflect.get(value, name);
  const id = readId(field("id"), line, note);
  const question = scalarText(field("question"));
  if (question === null) {
    throw rowFault("question-missing", `found ${shown(field("question") ?? null)} as the question, wanted its text`);
  }
  const type = readType(field("type"));
  const options = readOptions(field("options"));
  const twice = twiceIn(options);
  if (twice !== undefined) note("option-twice", `found the option ${shown(twice)} twice, wanted options that differ`);
  const answer = readAnswer(field("answer"), options);
  const images = readImages(field("images") ?? field("image"));
  const reference = readReference(field("ground_truth"), note);
  const specimen = firstText(SPECIMEN_FIELDS.map(field)) ?? images.toSorted().join(" ");
  const source = firstText(SOURCE_FIELDS.map(field))?.toLowerCase() ?? null;
  return { row: { id, line, type, question, options, answer, reference, images, specimen }, source };
}

/** A row without an id is called by its line: it can still be asked, and found again in the same file. */
function readId(value: unknown, line: number, note: Note): string {
  const id = scalarText(value);
  if (id !== null) return id;
  const name = `line-${line}`;
  note(
    "id-missing",
    `found ${value === undefined ? "no id" : `the id ${shown(value)}`}, wanted text; called it ${name}`,
  );
  return name;
}

function readReference(value: unknown, note: Note): string | null {
  const text = scalarText(value);
  if (text === null && value !== undefined && value !== null && value !== "") {
    note("reference-unread", `found ${shown(value)} as ground_truth, wanted text; the right option stands in`);
  }
  return text;
}

function firstText(values: readonly unknown[]): string | null {
  return values.map(scalarText).find((text) => text !== null) ?? null;
}

function scalarText(value: unknown): string | null {
  const text = typeof value === "number" || typeof value === "bigint" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : null;
}
