/** Vocabulary ids as small numbers, for typed arrays, and what each is part of. Unknown ids get numbers as they come. */
import { TERMS, term } from "../domain/vocabulary";

/** Stands for "nothing recorded". */
export const NO_TERM = -1;

const ids: string[] = TERMS.map(({ id }) => id);
const numbers = new Map(ids.map((id, number) => [id, number]));
const lines = new Map<number, readonly number[]>([[NO_TERM, []]]);

export function termNumber(id: string | null): number {
  if (id === null) return NO_TERM;
  let number = numbers.get(id);
  if (number === undefined) numbers.set(id, (number = ids.push(id) - 1));
  return number;
}

/** Empty for `NO_TERM`. */
export function termId(number: number): string {
  return ids[number] ?? "";
}

/** The term and what it is part of, nearest first: the imperial kiln, Jingdezhen. Empty for `NO_TERM`. */
export function termLine(number: number): readonly number[] {
  const known = lines.get(number);
  if (known !== undefined) return known;
  const line = new Set<number>();
  for (let next = number; next !== NO_TERM && !line.has(next); next = parentOf(next)) line.add(next);
  lines.set(number, [...line]);
  return [...line];
}

function parentOf(number: number): number {
  const found = term(termId(number));
  return found !== undefined && "parent" in found ? termNumber(found.parent) : NO_TERM;
}
