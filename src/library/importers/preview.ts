/** What an import would make of its files, before anything is decoded: every row is read, no picture. */
import { VOCABULARY_ATTRIBUTES } from "../../domain/attribute";
import type { ColumnMapping, ImportFile, ImportPreview, ImportProgress, TermChoices } from "../../domain/import";
import { openImport, problemList } from "./open-import";
import { missedTexts } from "./missed-texts";
import { encodingNote } from "./encoding-note";
import { pictureRoll } from "./picture-roll";

/** Rows that are shown. */
const SHOWN_ROWS = 20;
/** Names that are listed of pictures that are not there. */
const MOST_ABSENT = 500;
const ROWS_A_TICK = 2000;

export interface PreviewRequest {
  files: readonly ImportFile[];
  mapping?: ColumnMapping | undefined;
  choices?: TermChoices | undefined;
}

/** @throws as `openImport` does, `import-too-large`, or the abort reason. */
export async function previewImport(
  request: PreviewRequest,
  signal: AbortSignal,
  emit: (progress: ImportProgress) => void,
): Promise<ImportPreview> {
  const open = await openImport({ ...request, source: "" }, signal);
  const { table, mapping, pictures } = open;
  const { report, list } = problemList();
  open.problems.forEach(report);
  if (table !== null) encodingNote(table, report);
  const roll = pictureRoll(open);
  const missed = missedTexts();
  const absent = new Set<string>();
  const rows: string[][] = [];
  const counts = { dynasty: none(), reign: none(), kiln: none(), color: none(), motif: none(), shape: none() };
  let read = 0;
  let count = 0;
  for await (const { piece, row } of open.pieces(signal, report)) {
    read += 1;
    if (read % ROWS_A_TICK === 0) emit({ step: "read", done: read, total: 0, perSecond: null, secondsLeft: null });
    if (table === null) continue;
    count += 1;
    if (rows.length < SHOWN_ROWS) rows.push(table.columns.map((column) => row.cells[column] ?? ""));
    for (const { attribute, text } of piece.missed) missed.add(attribute, text);
    for (const attribute of VOCABULARY_ATTRIBUTES) {
      if (mapping[attribute] === undefined) continue;
      const misses = piece.missed.some((one) => one.attribute === attribute);
      const kind = misses ? "missed" : piece.record.attributes[attribute] === null ? "empty" : "matched";
      counts[attribute][kind] += 1;
    }
    for (const name of roll.call(piece, row)) if (absent.size < MOST_ABSENT) absent.add(name);
  }
  roll.tellRest(report);
  const shown = table ?? open.passages[0] ?? null;
  for (const texts of open.passages) {
    for await (const { cells } of texts.rows(signal, report)) {
      if (texts !== shown) continue;
      count += 1;
      if (rows.length < SHOWN_ROWS) rows.push(texts.columns.map((column) => cells[column] ?? ""));
    }
  }
  const mapped = VOCABULARY_ATTRIBUTES.filter((attribute) => mapping[attribute] !== undefined);
  return {
    format: open.format,
    table:
      shown === null ? null : { path: shown.path, encoding: shown.encoding, columns: [...shown.columns], rows, count },
    mapping,
    matched: Object.fromEntries(mapped.map((attribute) => [attribute, counts[attribute]])),
    missed: missed.list(),
    pictures: { count: pictures.length, absent: [...absent] },
    problems: list(),
  };
}

const none = () => ({ matched: 0, empty: 0, missed: 0 });
