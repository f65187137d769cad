/** The options of a question and which of them is right, in the forms that files have: a list, a mapping, lettered texts. */
import type { BenchOption } from "../../domain/bench";
import { jsonInText, rowFault, shown } from "./row-fault";

const FEWEST = 2;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** `A. Ming`, `(A) Ming`, `A、明`, `Ａ．明`. */
const LETTERED = /^[(（]?([A-ZＡ-Ｚ])[)）.．:：、]\s*(\S[\s\S]*)$/u;
/** A letter alone: `B`, `b`, `(B)`, `B.`; of a text in NFKC. */
const LETTER = /^\(?([A-Za-z])[).:、。]?$/u;

/** In the order of their letters, from A without a gap. @throws AppError `options-…`, `option-empty`. */
export function readOptions(value: unknown): BenchOption[] {
  const given = jsonInText(value);
  if (Array.isArray(given)) return listed(counted(given).map(textOf));
  if (typeof given === "object" && given !== null) return mapped(given);
  const found = value === undefined || value === null ? "no options" : `${shown(value)} for options`;
  throw rowFault("options-missing", `found ${found}, wanted a list, or a mapping by letter`);
}

/**
 * The letter of the right option, given as its letter, its text or both.
 * @throws AppError `answer-missing`, `answer-unknown`.
 */
export function readAnswer(value: unknown, options: readonly BenchOption[]): string {
  const said = typeof value === "number" || typeof value === "bigint" ? String(value) : value;
  const letters = options.map(({ letter }) => letter).join(", ");
  if (said === undefined || said === null || said === "") {
    throw rowFault("answer-missing", `found no answer, wanted one of ${letters}`);
  }
  const right = typeof said === "string" ? letterOf(plain(said), options) : undefined;
  if (right !== undefined) return right;
  throw rowFault(
    "answer-unknown",
    `found the answer ${shown(value)}, wanted one of ${letters}, or the text of one option`,
  );
}

/** `said` in NFKC; undefined where no option, or more than one, is meant. */
function letterOf(said: string, options: readonly BenchOption[]): string | undefined {
  const alone = LETTER.exec(said)?.[1]?.toUpperCase();
  const byLetter = options.find(({ letter }) => letter === alone);
  if (byLetter !== undefined) return byLetter.letter;
  const [, before, behind] = LETTERED.exec(said) ?? [];
  const byBoth = options.find(({ letter, text }) => letter === before && plain(text) === behind);
  if (byBoth !== undefined) return byBoth.letter;
  const [byText, another] = options.filter(({ text }) => plain(text) === said);
  return another === undefined ? byText?.letter : undefined;
}

/** A text that two options share; undefined where all differ. */
export function twiceIn(options: readonly BenchOption[]): string | undefined {
  const seen = new Set<string>();
  return options.find(({ text }) => seen.size === seen.add(text).size)?.text;
}

/** Texts that bear the letters from A on, each once, are in the order of their letters; others in that of the list. */
function listed(texts: readonly string[]): BenchOption[] {
  const lettered = texts.flatMap((text): BenchOption[] => {
    const [, letter, behind] = LETTERED.exec(text) ?? [];
    return letter === undefined || behind === undefined ? [] : [{ letter: plain(letter), text: behind }];
  });
  lettered.sort((one, other) => (one.letter < other.letter ? -1 : 1));
  if (lettered.length === texts.length && fromA(lettered)) return lettered;
  return texts.map((text, at) => ({ letter: LETTERS.charAt(at), text }));
}

/** Tables fill columns that a row lacks with nulls: those are no options. */
function mapped(given: object): BenchOption[] {
  const entries = Object.entries(given).filter(([, text]) => text !== null && text !== undefined);
  const options = counted(entries).map(([key, text]) => ({ letter: plain(key).toUpperCase(), text: textOf(text) }));
  options.sort((one, other) => (one.letter < other.letter ? -1 : 1));
  if (fromA(options)) return options;
  const keys = entries.map(([key]) => key).join(", ");
  throw rowFault(
    "options-unlettered",
    `found options called ${shown(keys)}, wanted the letters from A on without a gap`,
  );
}

function counted<T>(options: T[]): T[] {
  const wanted = `wanted ${FEWEST} to ${LETTERS.length}`;
  const found = options.length === 1 ? "1 option" : `${options.length} options`;
  if (options.length < FEWEST) throw rowFault("options-too-few", `found ${found}, ${wanted}`);
  if (options.length > LETTERS.length) throw rowFault("options-too-many", `found ${found}, ${wanted}`);
  return options;
}

function textOf(option: unknown): string {
  const text = typeof option === "number" || typeof option === "bigint" ? String(option) : option;
  if (typeof text === "string" && text.trim() !== "") return text.trim();
  throw rowFault("option-empty", `found ${shown(option)} as an option, wanted its text`);
}

const fromA = (options: readonly BenchOption[]) => options.every(({ letter }, at) => letter === LETTERS[at]);
const plain = (text: string) => text.normalize("NFKC").trim();
