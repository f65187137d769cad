/** Which option an answer names: by our own rules, and as the reference evaluator reads it. Knows no run. */
import type { BenchOption, RowResult } from "../../domain/bench";
import { normalise } from "../../domain/term-names";
import { letterMentions } from "./letter-mentions";
import { closedAnswer } from "./last-turn";

/**
 * The letter that an answer names without doubt; null: unparsed, which counts as wrong. Taken are a letter alone or with
 * the option's text, the text alone (any width, case and form of Chinese), and a sentence that chooses one letter
 * (`选B`, `I think B`). Two letters, or a letter beside the text of another option, are no answer.
 */
export function strictLetter(prediction: string | null, options: readonly BenchOption[]): string | null {
  const text = plain(prediction ?? "");
  const whole = lineLetters(text, options);
  if (whole.size > 0) return only(whole, options);
  const mentions = letterMentions(text).filter(({ refused }) => !refused);
  const chosen = new Set(mentions.filter((one) => one.chosen).map(({ letter }) => letter));
  const lines = linesThatAnswer(text, options);
  if (chosen.size > 0) return only(new Set([...chosen, ...(lines.size === 1 ? lines : [])]), options);
  return only(lines.size === 1 ? lines : new Set(mentions.map(({ letter }) => letter)), options);
}

/**
 * The first capital that stands alone once the text is made upper case; null where there is none. So `I think B` is I,
 * `a B` is A, and a letter next to a Chinese character or of full width is none: the reference counts a Chinese character
 * as a letter of a word. Learnt from the evaluator of SII-Monument-Valley/CiQi-Agent (tasks.py, 2026).
 */
export function compatLetter(prediction: string | null): string | null {
  return /(?<![\p{L}\p{N}_])[A-Z](?![\p{L}\p{N}_])/u.exec((prediction ?? "").toUpperCase())?.[0] ?? null;
}

/**
 * What the reference evaluator takes the letter from: the last closed `<answer>` of the last turn, else the whole of that
 * turn (so an episode without an answer can be right); nothing where the episode failed.
 */
export function compatText({
  prediction,
  status,
  lastWords,
}: Pick<RowResult, "prediction" | "status" | "lastWords">): string {
  if (status === "error") return "";
  return lastWords === undefined ? (prediction ?? "") : (closedAnswer(lastWords) ?? lastWords);
}

function only(letters: ReadonlySet<string>, options: readonly BenchOption[]): string | null {
  const [letter, ...others] = letters;
  return others.length === 0 && options.some((option) => option.letter === letter) ? (letter ?? null) : null;
}

/** Half width, without emphasis and TeX. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\\(?:boxed|text|textbf|mathrm)\{([^{}]*)\}/gu, "$1")
    .replace(/[*`$#]|(?<!\w)_+|_+(?!\w)/gu, "")
    .trim();
}

const PREFACE =
  /^(?:(?:so|therefore|thus|hence|final|my|the|correct|right|best)[\s,]*)*(?:answer|option|choice)\s*(?:is|:|=)*\s*|^(?:所以|因此|故|我|应该?|最终|正确)*(?:的?答案|选项|选择|选|答)(?:应该?是|应为|是|为|选|:)*\s*/iu;

/** `B`, `(b)`, `B.`, `B: text`, `B (text)`; the text is whatever follows. */
const LABEL = /^["'“‘([{<「『【]*([A-Za-z])["'”’)\]}>」』】]*(?:\s*[.:、,,;。!-]+\s*|\s+|(?=\()|$)([\s\S]*)$/u;
/** `text (B)`, `text, B` */
const LABEL_BEHIND = /^([\s\S]*\S)\s*[(,，]\s*([A-Z])\)?[.。]?$/u;

/** Letters that a text names if it is nothing but an answer: several where letter and words differ; none for a sentence. */
function lineLetters(line: string, options: readonly BenchOption[]): Set<string> {
  const letters = new Set<string>();
  for (const text of [line, line.replace(PREFACE, "")]) {
    const [, first, behind = ""] = LABEL.exec(text) ?? [];
    const [, before = "", last] = LABEL_BEHIND.exec(text) ?? [];
    const said = first?.toUpperCase() ?? last;
    const beside = [...withText(options, behind), ...withText(options, before)];
    const named = said !== undefined && beside.includes(said) ? [] : [...withText(options, text), ...beside];
    for (const one of named) letters.add(one);
    const alone = first !== undefined && normalise(behind) === "";
    if (said !== undefined && (beside.length > 0 || alone)) letters.add(said);
  }
  return letters;
}

function withText(options: readonly BenchOption[], text: string): string[] {
  const wanted = normalise(text.replace(/^\s*\(([^()]*)\)\s*[.。]?\s*$/u, "$1"));
  if (wanted === "") return [];
  return options.flatMap((option) => (normalise(option.text) === wanted ? [option.letter] : []));
}

/** The letters of the lines that are nothing but an answer: one of them answers, several only list the options. */
function linesThatAnswer(text: string, options: readonly BenchOption[]): Set<string> {
  const lines = text.split("\n").map((line) => line.trim());
  if (lines.length < 2) return new Set();
  return new Set(lines.flatMap((line) => [...lineLetters(line, options)]));
}
