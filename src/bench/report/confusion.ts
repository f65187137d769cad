/** What was taken for what. */
import { ATTRIBUTE_OF, QUESTION_TYPES, type QuestionType } from "../../domain/bench";
import { type Confusion, NOTHING_NAMED, OTHER_LABELS } from "../../domain/bench-report";
import { confusedWith } from "../../domain/confusions";
import { TERMS } from "../../domain/vocabulary";
import type { MarkedRow } from "./marked-row";

/** More rows than these are not read as a matrix: the rarer labels go together. */
export const MOST_LABELS = 24;
const MOST_PAIRS = 20;

const orderOf = new Map(TERMS.map(({ id }, i) => [id, i]));

/** A matrix for each kind of question that has rows with a known truth. */
export function confusionsOf(rows: readonly MarkedRow[]): Confusion[] {
  return QUESTION_TYPES.flatMap((type) => {
    const cells = rows.flatMap((row) => (row.type === type ? row.cells : []));
    return cells.length === 0 ? [] : [confusionOf(type, cells)];
  });
}

function confusionOf(type: QuestionType, cells: MarkedRow["cells"]): Confusion {
  const labels = labelsOf(cells);
  const indexOf = labelIndex(labels);
  const pairs = labels.map(() => labels.map(() => 0));
  for (const [truth, answer] of cells) {
    const row = pairs[indexOf(truth)] as number[];
    row[indexOf(answer)] = (row[indexOf(answer)] as number) + 1;
  }
  return { type, attribute: ATTRIBUTE_OF[type], labels, pairs, worst: worstOf(cells) };
}

/** Where a label stands: the rarer ones all in one place. */
function labelIndex(labels: readonly string[]): (label: string) => number {
  const places = new Map(labels.map((label, i) => [label, i]));
  return (label) => places.get(label) ?? (places.get(OTHER_LABELS) as number);
}

/** Whether a row lies in the cell (`truth`, `answer`) of its kind's matrix; either may be left open. */
export function liesIn(
  row: MarkedRow,
  { truth, answer }: { truth?: string | undefined; answer?: string | undefined },
  labels: ReadonlySet<string>,
): boolean {
  const shown = (label: string) => (labels.has(label) ? label : OTHER_LABELS);
  const fits = (wanted: string | undefined, label: string) =>
    wanted === undefined || wanted === label || wanted === shown(label);
  return row.cells.some(([one, other]) => fits(truth, one) && fits(answer, other));
}

function labelsOf(cells: MarkedRow["cells"]): string[] {
  const counts = new Map<string, number>();
  for (const label of cells.flat()) if (label !== NOTHING_NAMED) counts.set(label, (counts.get(label) ?? 0) + 1);
  const commonest = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([label]) => label);
  const shown = commonest.slice(0, MOST_LABELS).sort(compare);
  return [...shown, ...(commonest.length > MOST_LABELS ? [OTHER_LABELS] : []), NOTHING_NAMED];
}

/** The vocabulary's order; words behind all terms. */
function compare(a: string, b: string): number {
  const places = (orderOf.get(a) ?? TERMS.length) - (orderOf.get(b) ?? TERMS.length);
  return places === 0 ? Number(a > b) - Number(a < b) : places;
}

function worstOf(cells: MarkedRow["cells"]): Confusion["worst"] {
  const counts = new Map<string, Confusion["worst"][number]>();
  for (const [truth, answer] of cells) {
    if (truth === answer || answer === NOTHING_NAMED) continue;
    const key = JSON.stringify([truth, answer]);
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { truth, answer, count, known: confusedWith(truth).some(({ id }) => id === answer) });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, MOST_PAIRS);
}
