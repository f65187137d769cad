/** The records of a results file as they stream by: JSON Lines, or one JSON list as a judge may write it. Knows no schema. */
import { AppError } from "../../base/errors";
import { type Line, linesOf } from "../../base/lines";
import { rowFault, shown } from "../sets/row-fault";

/** Characters of one line: an episode with each of its tokens. */
const LONGEST_LINE = 32 * 1024 * 1024;
/** Characters of a list, which can only be read whole. */
const LONGEST_LIST = 256 * 1024 * 1024;

/** `line`: of a list, the place in it. */
export type RawRecord = { line: number; value: object } | { line: number; problem: AppError };

/** @throws AppError `results-too-long` for a list that cannot be held. */
export async function* recordsOf(texts: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  const { list, all } = await peeked(texts);
  if (list) {
    yield* listed(await whole(all));
    return;
  }
  for await (const line of linesOf(all, LONGEST_LINE)) {
    if (line.text.trim() !== "") yield parsedLine(line);
  }
}

/** Looks at the first character that is not blank, and gives all of the text back. */
async function peeked(texts: AsyncIterable<string>): Promise<{ list: boolean; all: AsyncIterable<string> }> {
  const pieces = texts[Symbol.asyncIterator]();
  let head = "";
  while (/^[\s\uFEFF]*$/u.test(head)) {
    const { done, value } = await pieces.next();
    if (done === true) break;
    head += value;
  }
  async function* all() {
    yield head;
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  return { list: /^[\s\uFEFF]*\[/u.test(head), all: all() };
}

async function whole(texts: AsyncIterable<string>): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const text of texts) {
    pieces.push(text);
    length += text.length;
    if (length <= LONGEST_LIST) continue;
    const found = `a JSON list of more than ${LONGEST_LIST} characters`;
    throw new AppError(
      "results-too-long",
      `open the results: found ${found}, wanted less; have it written as JSON Lines`,
    );
  }
  return pieces.join("").replace(/^\uFEFF/u, "");
}

function* listed(text: string): Generator<RawRecord> {
  const rows = parsed(text);
  if (!Array.isArray(rows)) {
    yield { line: 1, problem: rowFault("line-broken", `found ${begins(text)}, wanted a whole JSON list of results`) };
    return;
  }
  for (const [index, value] of rows.entries()) yield asRecord(value, index + 1);
}

function parsedLine({ line, text, length, ended }: Line): RawRecord {
  const wanted = "wanted one result as JSON on one line";
  if (length > LONGEST_LINE) {
    return { line, problem: rowFault("line-too-long", `found ${length} characters, ${wanted}`) };
  }
  const value = parsed(text);
  if (value !== undefined) return asRecord(value, line);
  if (ended) return { line, problem: rowFault("line-broken", `found ${begins(text)}, ${wanted}`) };
  return { line, problem: rowFault("line-cut-short", `found ${begins(text)} and breaks off with the file, ${wanted}`) };
}

function asRecord(value: unknown, line: number): RawRecord {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { line, value };
  return { line, problem: rowFault("row-not-an-object", `found ${shown(value)}, wanted one result as a JSON object`) };
}

/** Undefined where the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const begins = (text: string) => `text that begins ${shown(text.slice(0, 40))}`;
