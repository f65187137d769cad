/** Reads a set of labelled pieces: the studio's specimens.jsonl. Knows where a row's pictures are named, opens none. */
import * as v from "valibot";
import { AppError } from "../base/errors";
import { parse, parseJson } from "../base/parse";
import type { Truth } from "./score-attributes";

const id = v.nullable(v.string());
export const truthSchema = v.object({ dynasty: id, reign: id, kiln: id, color: id, motif: id, shape: id });
const specimenSchema = v.object({
  uuid: v.pipe(v.string(), v.minLength(1)),
  type: v.picklist(["porcelain", "other"]),
  attributes: truthSchema,
  mark: v.nullable(v.unknown()),
  views: v.pipe(v.array(v.object({ file: v.string(), view: v.string() })), v.minLength(1)),
});
/** A row of the CiQi benchmark: a question with options about pictures. */
const questionSchema = v.object({ id: v.unknown(), question: v.string(), options: v.unknown(), answer: v.unknown() });

export interface LabelledPiece {
  id: string;
  /** False for something that is not porcelain: it has no attributes. */
  isPorcelain: boolean;
  /** Paths below the set's folder of pictures, the whole view first. */
  files: string[];
  /** What the pictures can show. The reign of a piece whose mark is on none of them is null: "none" is the right answer. */
  truth: Truth;
  /** True when the base was painted with a reign mark and photographed. */
  markShown: boolean;
}

/**
 * The pieces of a set, in the file's order. `name` is how errors call the file.
 * @throws AppError `bad-json`, `bad-shape`, `set-empty`, or `set-of-questions` for multiple-choice rows.
 */
export function parseSpecimens(text: string, name: string): LabelledPiece[] {
  const lines = text.split("\n");
  const pieces = lines.flatMap((line, index): LabelledPiece[] => {
    if (line.trim() === "") return [];
    const parsing = { what: `${name}, line ${index + 1}`, todo: "name a specimens.jsonl of the studio" };
    const json: unknown = parseJson(v.unknown(), line, parsing);
    if (v.is(questionSchema, json)) {
      throw new AppError(
        "set-of-questions",
        `read ${name}: found multiple-choice questions, which this command cannot ask yet; name a specimens.jsonl of the studio`,
      );
    }
    const { uuid, type, attributes, mark, views } = parse(specimenSchema, json, parsing);
    const markShown = mark !== null && views.some(({ view }) => view === "base");
    return [
      {
        id: uuid,
        isPorcelain: type === "porcelain",
        files: views.map(({ file }) => file),
        truth: { ...attributes, reign: markShown ? attributes.reign : null },
        markShown,
      },
    ];
  });
  if (pieces.some(({ isPorcelain }) => isPorcelain)) return pieces;
  throw new AppError("set-empty", `read ${name}: found no labelled piece of porcelain; name another set`);
}
