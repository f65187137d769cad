/**
 * Question sets in CiQi-VQA's form as pieces: the right answers to the questions about one piece are its attributes.
 * Answers in words (`<answer>…</answer>`, a reference) are kept as they are.
 */
import { findTerms } from "../../domain/find-term";
import type { Row } from "./table";

/** A question's type and the column that its answer goes to. */
const COLUMNS: Readonly<Record<string, string>> = {
  dynasty: "dynasty",
  emperor: "reign",
  reign: "reign",
  kiln: "kiln",
  color: "color",
  pattern: "motif",
  motif: "motif",
  shape: "shape",
  overall: "name",
  naming: "name",
};

export const QUESTION_COLUMNS = [
  "id",
  "images",
  "name",
  "dynasty",
  "reign",
  "kiln",
  "color",
  "motif",
  "shape",
  "description",
];

export function isQuestions(columns: readonly string[]): boolean {
  const has = (column: string) => columns.includes(column);
  const asks = has("question") && has("answer");
  const talks = has("messages") || has("prompt");
  return (asks || talks) && columns.some((column) => /^images?(?:\.|$)/u.test(column));
}

interface Piece extends Row {
  cells: Record<string, string>;
}

/**
 * Rows about the same pictures become one piece; where the pictures lie in the rows, only those that follow one another
 * do. `value` is the row as it was read.
 */
export async function* piecesOfQuestions(rows: AsyncIterable<Row & { value: object }>): AsyncGenerator<Row> {
  const pieces = new Map<string, Piece>();
  for await (const row of rows) {
    const key = await pictureKey(row);
    let piece = pieces.get(key);
    if (piece === undefined) {
      if ((row.pictures?.size ?? 0) > 0) {
        yield* pieces.values();
        pieces.clear();
      }
      const images = row.cells["images"] ?? row.cells["image"] ?? "";
      piece = { where: row.where, cells: { id: pieceId(row), images }, pictures: row.pictures };
      pieces.set(key, piece);
    }
    for (const [column, text] of answers(row)) {
      const known = piece.cells[column];
      if (known === undefined) piece.cells[column] = text;
      else if (column === "description" && !known.includes(text)) piece.cells[column] = `${known}\n${text}`;
    }
  }
  yield* pieces.values();
}

/** The names of the pictures; for those that lie in the row, what is in them. */
async function pictureKey({ cells, pictures, where }: Row): Promise<string> {
  const [first] = pictures?.values() ?? [];
  if (first === undefined) return cells["images"] ?? cells["image"] ?? where;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await first.arrayBuffer()));
  return digest.join(",");
}

/** `s0001-dynasty` and `s0001_3` are questions about `s0001`. */
function pieceId({ cells }: Row): string {
  const types = Object.keys(COLUMNS).join("|");
  return (cells["id"] ?? "").replace(new RegExp(`[-_.:/](?:${types}|\\d)$`, "iu"), "");
}

function answers({ cells, value }: Row & { value: object }): [string, string][] {
  const reference = cells["ground_truth"] ?? cells["reward_model.ground_truth"];
  const right = rightAnswer(cells["answer"] ?? "", "options" in value ? value.options : undefined);
  const column = COLUMNS[(cells["type"] ?? "").toLowerCase()];
  const found: [string, string][] = [];
  if (column !== undefined && (right ?? reference) !== undefined) found.push([column, right ?? reference ?? ""]);
  if (reference !== undefined) found.push(["description", reference]);
  const said = "messages" in value ? lastAnswer(value.messages) : null;
  if (said === null) return found;
  const named = findTerms(said).map(({ attribute, id }): [string, string] => [attribute, id]);
  return [...found, ...named, ["description", said]];
}

/** `A. Ming`, `(A) Ming`, `A、明`. */
const LETTER = /^\(?([A-Z])[).:、．：]\s*/u;

/** The text of the option that the answer's letter names; undefined where there are no such options. */
function rightAnswer(answer: string, options: unknown): string | undefined {
  const letter = answer.trim().toUpperCase();
  if (!/^[A-Z]$/u.test(letter)) return undefined;
  if (Array.isArray(options)) {
    const texts = options.filter((one): one is string => typeof one === "string");
    const option = texts.find((one) => LETTER.exec(one)?.[1] === letter) ?? texts[letter.charCodeAt(0) - 65];
    return option?.replace(LETTER, "").trim();
  }
  if (typeof options !== "object" || options === null) return undefined;
  const option = Object.entries(options).find(([key]) => key.toUpperCase() === letter)?.[1];
  return typeof option === "string" ? option.trim() : undefined;
}

/** What the assistant ends with. */
function lastAnswer(messages: unknown): string | null {
  if (!Array.isArray(messages)) return null;
  const texts = messages.flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null || !("content" in one) || !("role" in one)) return [];
    return one.role === "assistant" && typeof one.content === "string" ? [one.content] : [];
  });
  const last = texts.at(-1);
  if (last === undefined) return null;
  return (/<answer>([\s\S]*?)<\/answer>/u.exec(last)?.[1] ?? last).trim();
}
