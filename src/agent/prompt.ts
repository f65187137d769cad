/**
 * Renders what the model is told into parts. The Python training twin renders the same bytes; change both or neither.
 * Knows no tool and no tokenizer.
 */
import { type Lang, VOCABULARY_ATTRIBUTES } from "../domain/attribute";
import type { RecordFields } from "../domain/evidence";
import { TOOL_NAMES, type ToolName } from "../domain/events";
import type { ImageHandle, Part, StudyImage, ToolSchema } from "./ports";
import { type PromptFile, fill } from "./prompt-file";

const OPEN_ASSISTANT = "<|im_end|>\n<|im_start|>assistant\n";
const OPEN_USER = "<|im_end|>\n<|im_start|>user\n";

export interface FirstTurn {
  prompt: PromptFile;
  lang: Lang;
  photos: readonly StudyImage[];
  question: string;
  tools: readonly ToolSchema[];
}

/** System turn, photographs with their evidence ids E1 … En, question, and the opening of the assistant's turn. */
export function firstTurn({ prompt, lang, photos, question, tools }: FirstTurn): Part[] {
  const toolset =
    tools.length < TOOL_NAMES.length ? fill(prompt.toolset[lang], { tools: joined(tools, prompt, lang) }) : "";
  const system = fill(prompt.system[lang], { tool_signatures: tools.map(signature).join("\n") }) + toolset;
  return [
    { type: "template", text: `<|im_start|>system\n${system}<|im_end|>\n<|im_start|>user\n` },
    ...photos.flatMap(({ index, view }) => photoParts(prompt, `E${index}`, index, view)),
    { type: "text", text: question },
    { type: "template", text: OPEN_ASSISTANT },
  ];
}

/** A photograph and what it is called. */
export function photoParts(prompt: PromptFile, id: string, index: number, view: ImageHandle): Part[] {
  const { width, height } = view;
  return [
    { type: "image", image: view },
    { type: "template", text: fill(prompt.photo, { id, index, width, height }) },
  ];
}

/**
 * What the model was told, and then `content` in the user role: in the same turn where the model has not spoken since it
 * began, else in one of its own. Ends with the opening of the assistant's turn.
 */
export function withAddition(told: readonly Part[], content: readonly Part[]): Part[] {
  const last = told.at(-1);
  const close: Part = { type: "template", text: OPEN_ASSISTANT };
  if (last?.type === "template" && last.text === OPEN_ASSISTANT) return [...told.slice(0, -1), ...content, close];
  return [...told, { type: "template", text: OPEN_USER }, ...content, close];
}

/**
 * A question with options as the user asks it. It is data like any question: one text part, whatever the options say.
 * An option stays one line, so that none can pass for another.
 */
export function choiceQuestion(
  prompt: PromptFile,
  lang: Lang,
  { question, options }: { question: string; options: readonly { letter: string; text: string }[] },
): string {
  const lines = options.map(({ letter, text }) => fill(prompt.option[lang], { letter, text: oneLine(text) }));
  return fill(prompt.choice[lang], { question, options: lines.join("") });
}

/** A question that is to be answered in the model's own words. */
export function freeFormQuestion(prompt: PromptFile, lang: Lang, question: string): string {
  return fill(prompt.freeForm[lang], { question });
}

/** A result in the user role: images first, then a text part a line, then the opening of the assistant's turn. */
export function resultTurn(images: readonly ImageHandle[], text: string): Part[] {
  return [
    { type: "template", text: OPEN_USER },
    ...images.map((image): Part => ({ type: "image", image })),
    ...linesOf(text).map((line): Part => ({ type: "text", text: line })),
    { type: "template", text: OPEN_ASSISTANT },
  ];
}

/** Lines with their line ends, so that a journalled text gives back the very parts it was made of. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

export function cropLine(prompt: PromptFile, lang: Lang, id: string, index: number, label: string): string {
  return fill(prompt.crop[lang], { id, index, label: oneLine(label) });
}

/** `label` turns a vocabulary id into words. */
export function recordLine(
  prompt: PromptFile,
  lang: Lang,
  record: { id: string; fields: RecordFields; score: number },
  label: (id: string, lang: Lang) => string,
): string {
  const { fields } = record;
  const values: Record<string, string> = {
    id: record.id,
    name: oneLine(lang === "en" ? fields.nameEn : fields.name),
    source: oneLine(fields.source),
    score: record.score.toFixed(2),
  };
  for (const attribute of VOCABULARY_ATTRIBUTES) {
    const value = fields[attribute];
    values[attribute] = value === null ? prompt.none[lang] : oneLine(label(value, lang));
  }
  return fill(prompt.record[lang], values);
}

export function passageLine(
  prompt: PromptFile,
  lang: Lang,
  passage: { id: string; text: string; source: string },
): string {
  return fill(prompt.passage[lang], {
    id: passage.id,
    text: oneLine(passage.text),
    source: oneLine(passage.source),
  });
}

export function errorLine(prompt: PromptFile, lang: Lang, message: string): string {
  return fill(prompt.toolError[lang], { message: oneLine(message) });
}

/** A line stays one line whatever was put into it. */
function oneLine(text: string): string {
  return text.replace(/\s*[\n\r\u2028\u2029]+\s*/gu, " ").trim();
}

function joined(tools: readonly { name: ToolName | string }[], prompt: PromptFile, lang: Lang): string {
  if (tools.length === 0) return prompt.none[lang];
  return tools.map(({ name }) => name).join(lang === "en" ? ", " : "、");
}

/** One tool as Qwen's Hermes template writes it. */
function signature({ name, description, parameters }: ToolSchema): string {
  return JSON.stringify({ type: "function", function: { name, description, parameters } });
}
