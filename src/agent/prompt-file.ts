/** The words a model is spoken to with, as data: one JSON a prompt, read by the Python training twin as well. */
import * as v from "valibot";
import { AppError } from "../base/errors";
import { parse } from "../base/parse";

const words = v.object({ en: v.string(), zh: v.string() });
const attributes = v.object({
  dynasty: v.string(),
  reign: v.string(),
  kiln: v.string(),
  color: v.string(),
  motif: v.string(),
  shape: v.string(),
  name: v.string(),
});
const basis = v.object({
  seen: v.string(),
  retrieved: v.string(),
  inferred: v.string(),
  "not-visible": v.string(),
});

/** `{word}` in a value is filled in, see `prompt.ts`; all else is taken as it is. */
const promptFileSchema = v.object({
  id: v.string(),
  /** The system turn. `{tool_signatures}`: the enabled tools as JSON, a line each. */
  system: words,
  /** Added to the system turn when a tool is switched off. `{tools}`: the names that are left. */
  toolset: words,
  /** Template text after each photograph: `{id}`, `{index}`, `{width}`, `{height}` and nothing else. */
  photo: v.string(),
  /** What is asked when the user asks nothing. */
  question: words,
  /** A question with options: `{question}`, and `{options}`, which are `option` once each: `{letter}`, `{text}`. */
  choice: words,
  option: words,
  /** A question to be answered in words: `{question}`. */
  freeForm: words,
  crop: words,
  record: words,
  passage: words,
  /** The label of a crop that the person points at. */
  pointed: words,
  /** Said with such a crop, or with a photograph added later, where the person says nothing. */
  lookHere: words,
  anotherView: words,
  none: words,
  noRecords: words,
  /** Said before the nearest records where none stands out. Absent: they are kept from the model, as if there were none. */
  noMatch: v.optional(words),
  noPassages: words,
  toolError: words,
  answerNow: words,
  answer: v.object({
    attributes: v.object({ en: attributes, zh: attributes }),
    line: words,
    basis: v.object({ en: basis, zh: basis }),
    notPorcelain: words,
  }),
});
export type PromptFile = v.InferOutput<typeof promptFileSchema>;

const files = import.meta.glob<unknown>("./prompts/*.json", { eager: true, import: "default" });
const byId = new Map(
  Object.entries(files).map(([path, json]) => {
    const file = parse(promptFileSchema, json, { what: `the prompt file ${path}`, todo: "correct it" });
    return [file.id, file];
  }),
);

/** @throws AppError `prompt-missing` when no file has this id. */
export function promptFile(id: string): PromptFile {
  const found = byId.get(id);
  if (found === undefined) {
    const known = [...byId.keys()].join(", ");
    throw new AppError(
      "prompt-missing",
      `Opening the prompt ${id}: found ${known}; correct the model's catalogue entry.`,
    );
  }
  return found;
}

/**
 * Fills `{word}` placeholders in one pass: what is filled in is never looked at again, so data cannot name another
 * placeholder. Unknown words stay as they are.
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/gu, (whole, word: string) =>
    Object.hasOwn(values, word) ? String(values[word]) : whole,
  );
}
