/** What can be wrong with a row of a set, as codes; the sentences are written where it is found. */
import { AppError } from "../../base/errors";

export type RowFaultCode =
  | "line-broken"
  | "line-cut-short"
  | "line-too-long"
  | "line-encoding"
  | "row-not-an-object"
  | "id-missing"
  | "id-twice"
  | "question-missing"
  | "type-missing"
  | "type-unknown"
  | "options-missing"
  | "options-too-few"
  | "options-too-many"
  | "options-unlettered"
  | "option-empty"
  | "option-twice"
  | "answer-missing"
  | "answer-unknown"
  | "reference-unread"
  | "image-missing"
  | "image-remote"
  | "image-inline"
  | "image-absolute"
  | "image-outside"
  | "picture-absent"
  | "picture-ambiguous"
  | "picture-unreadable"
  | "picture-elsewhere";

/** Ends the reading of one row: "found …, wanted …". What is done about it is added by whoever catches it. */
export function rowFault(code: RowFaultCode, message: string): AppError {
  return new AppError(code, message);
}

/** A value in a sentence: short, on one line. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value, (_key, inner) => (typeof inner === "bigint" ? String(inner) : inner)) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** What tables without lists hold instead: JSON as text. Any other value is itself. */
export function jsonInText(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/u.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
