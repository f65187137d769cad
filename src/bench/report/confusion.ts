/** What was taken for what. */
import { ATTRIBUTE_OF, QUESTION_TYPES } from "../../domain/bench";
import { type Confusion, NOTHING_NAMED } from "../../domain/bench-report";
import { confusedWith } from "../../domain/confusions";
import { TERMS } from "../../domain/vocabulary";
import type { MarkedRow } from "./marked-row";

const MOST_PAIRS = 20;

const orderOf = new Map(TERMS.map(({ id }, i) => [id, i]));

/** A matrix for each kind of question that asks for an attribute and has rows with a known truth. */
export function confusionsOf(rows: readonly MarkedRow[]): Confusion[] {
  return QUESTION_TYPES.flatMap((type) => {
    const attribute = ATTRIBUTE_OF[type];
    const cells = rows.flatMap((row) => (row.type === type ? row.cells : []));
    if (attribute === null || cells.length === 0) return [];
    const labels = labelsOf(cells);
    return [{ type, attribute, labels, pairs: pairsOf(cells, labels), worst: worstOf(cells) }];
  });
}

/** Whether a row lies in the cell (`truth`, `answer`) of its kind's matrix; either may be left open. */
export function liesIn(row: MarkedRow, truth: string | undefined, answer: string | undefined): boolean {
  return row.cells.some(
    ([one, other]) => (truth === undefined || truth === one) && (answer === undefined || answer === other),
  );
}

function pairsOf(cells: MarkedRow["cells"], labels: readonly string[]): number[][] {
  const places = new Map(labels.map((label, i) => [label, i]));
  const pairs = labels.map(() => labels.map(() => 0));
  for (const [truth, answer] of cells) {
    const row = pairs[places.get(truth) ?? 0];
    const column = places.get(answer) ?? 0;
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return pairs;
}

function labelsOf(cells: MarkedRow["cells"]): string[] {
  const named = new Set(cells.flat());
  named.delete(NOTHING_NAMED);
  return [...[...named].sort(compare), NOTHING_NAMED];
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
