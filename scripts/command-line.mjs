/** What the commands' lines have in common: options read strictly, choices, and how a command ends. Knows no command. */
import { parseArgs } from "node:util";

/** Something is wrong with what was asked for: one line on standard error, exit 2. */
export class BadInput extends Error {}

/** @type {Record<string, import("../src/domain/events").ToolName[]>} */
export const toolSets = {
  all: ["image_zoom_in_tool", "search_image", "search_text"],
  none: [],
  zoom: ["image_zoom_in_tool"],
  image: ["search_image"],
  text: ["search_text"],
};

/**
 * @param {Record<string, { type: "string" | "boolean" }>} options
 * @param {string} usage how the command is written, for the message
 * @returns {{ values: Record<string, string | boolean | undefined>, positionals: string[] }}
 */
export function readLine(options, usage) {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (error) {
    const found =
      error instanceof Error ? (/^[^.]*'[^']*'[^.]*/.exec(error.message)?.[0] ?? error.message) : String(error);
    throw new BadInput(`${found}; wanted ${usage}`);
  }
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
 * Runs a command to its exit code. Standard output is left to flush by itself.
 * @param {() => Promise<number>} work
 */
export async function command(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message.split("\n", 1)[0]);
    process.exitCode = error instanceof BadInput ? 2 : 1;
  }
}
