/** Reads a set of labelled pieces: the studio's specimens.jsonl. Knows where a row's pictures are named, opens none. */
import * as v from "valibot";
import { AppError } from "../base/errors";
import { parseJson } from "../base/parse";
import type { Truth } from "./score-attributes";

const id = v.nullable(v.string());
const specimenSchema = v.object({
  uuid: v.pipe(v.string(), v.minLength(1)),
  type: v.string(),
  attributes: v.object({ dynasty: id, reign: id, kiln: id, color: id, motif: id, shape: id }),
  mark: v.nullable(v.unknown()),
  views: v.pipe(v.array(v.object({ file: v.string(), view: v.string() })), v.minLength(1)),
});
/** A row of the CiQi benchmark: a question with options about pictures. */
const questionSchema = v.object({ id: v.unknown(), question: v.string(), options: v.unknown(), answer: v.unknown() });

export interface LabelledPiece {
  id: string;
  /** Paths below the set's folder of pictures, the whole view first. */
  files: string[];
  truth: Truth;
  /** True when the base was painted with a reign mark and photographed. */
  markShown: boolean;
}

/**
 * Pieces that are porcelain, in the file's order. `name` is how errors call the file.
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
    const { uuid, type, attributes, mark, views } = parseJson(specimenSchema, line, parsing);
    if (type !== "porcelain") return [];
    const markShown = mark !== null && views.some(({ view }) => view === "base");
    return [{ id: uuid, files: views.map(({ file }) => file), truth: attributes, markShown }];
  });
  if (pieces.length > 0) return pieces;
  throw new AppError("set-empty", `read ${name}: found no labelled piece of porcelain; name another set`);
}
