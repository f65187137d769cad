/** What the commands' lines have in common: options read strictly, choices, and how a command ends. Knows no command. */
import { statSync } from "node:fs";
import { parseArgs } from "node:util";

/** Something is wrong with what was asked for: one line on standard error, exit 2. */
export class BadInput extends Error {}

/** @typedef {{ type: "string" | "boolean", multiple?: true }} Option */

/** @type {Record<string, import("../src/domain/events").ToolName[]>} */
const toolSets = {
  all: ["image_zoom_in_tool", "search_image", "search_text"],
  none: [],
  zoom: ["image_zoom_in_tool"],
  image: ["search_image"],
  text: ["search_text"],
};

/**
 * @template {Record<string, Option>} T
 * @param {T} options
 * @param {string} usage how the command is written, for the message
 * @returns {ReturnType<typeof parseArgs<{ options: T, allowPositionals: true, strict: true }>>}
 */
export function readLine(options, usage) {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (error) {
    const [found] = (error instanceof Error ? error.message : String(error)).split(/\.\s/, 1); // the rest is Node's advice
    throw new BadInput(`${found}; wanted ${usage}`);
  }
}

/**
 * The options of every command that runs studies: `--lang en|zh --tools all|none|zoom|image|text --backend wasm|webgpu`.
 * @satisfies {Record<string, Option>}
 */
export const studyOptions = { lang: { type: "string" }, tools: { type: "string" }, backend: { type: "string" } };

/** @param {{ lang?: string | undefined, tools?: string | undefined, backend?: string | undefined }} values */
export function readStudyOptions({ lang, tools, backend }) {
  return {
    lang: choose("lang", lang, /** @type {const} */ (["en", "zh"])),
    tools: toolSets[choose("tools", tools, Object.keys(toolSets))] ?? [],
    backend: choose("backend", backend, /** @type {const} */ (["wasm", "webgpu"])),
  };
}

/**
 * @param {string} path
 * @param {string} todo what to do where there is none
 */
export function mustBeFile(path, todo) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new BadInput(`${path}: there is no such file; ${todo}`);
  if (!stats.isFile()) throw new BadInput(`${path}: found ${stats.isDirectory() ? "a folder" : "no file"}; ${todo}`);
}

/**
 * @template {string} T
 * @param {string} option
 * @param {unknown} value
 * @param {readonly T[]} choices the first is taken where nothing is given
 * @returns {T}
 */
export function choose(option, value, choices) {
  const [first] = choices;
  if (value === undefined && first !== undefined) return first;
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new BadInput(`--${option} is ${JSON.stringify(value)}; wanted one of ${choices.join(", ")}`);
}

/**
 * Runs a command to its exit code. Standard output is left to flush by itself. An AppError is bad input too: on this side
 * of the browser only parsers of what was named throw it.
 * @param {() => Promise<number>} work
 */
export async function command(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message.split("\n", 1)[0]);
    const isInput = error instanceof BadInput || (error instanceof Error && error.name === "AppError");
    process.exitCode = isInput ? 2 : 1;
  }
}
