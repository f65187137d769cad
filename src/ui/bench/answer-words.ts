/** What an answer and its truth are in words; a letter alone stands with its option. Reads nothing into an answer. */
import type { BenchRow } from "../../domain/bench";

/** The truth: the reference of free form, the right option otherwise. */
export function truthWords({ options, answer, reference }: BenchRow, isFreeForm: boolean): string {
  if (isFreeForm && reference !== null) return reference;
  const option = options.find(({ letter }) => letter === answer);
  return option === undefined ? answer : `${option.letter} · ${option.text}`;
}

/** Null: nothing was answered. */
export function saidWords({ options }: BenchRow, prediction: string | null): string | null {
  const said = prediction?.trim() ?? "";
  if (said === "") return null;
  const option = options.find(({ letter }) => letter === said);
  return option === undefined ? said : `${option.letter} · ${option.text}`;
}
