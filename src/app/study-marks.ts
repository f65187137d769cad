/** Where the words that were looked up stand in a passage; pure, without the index that found it. */
import { foldAccents } from "../domain/accent-fold";

/** Words that every question has. */
const COMMON = new Set(
  "and the for with from what which how of in on to is are was a an it its by or as at".split(" "),
);

/** Marks of one Chinese run are at least this long: a single character says too little. */
const SHORTEST = 2;

/** `[start, end)` in UTF-16 units of `text`, in order, none overlapping another. */
export function marksOf(text: string, query: string): [number, number][] {
  const folded = fold(text);
  const taken = new Uint8Array(folded.length);
  const wanted = fold(query).match(/\p{Script=Han}+|[\p{L}\p{N}']+/gu) ?? [];
  for (const word of wanted) {
    if (/\p{Script=Han}/u.test(word)) markRuns(folded, word, taken);
    else if (word.length > 2 && !COMMON.has(word)) markWords(folded, word, taken);
  }
  return runsOf(taken);
}

/** Length-preserving, so that places stay those of the text. */
function fold(text: string): string {
  return foldAccents(text).replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
}

/** The word itself, and the same word with another ending. */
function markWords(text: string, word: string, taken: Uint8Array): void {
  for (const { 0: found, index } of text.matchAll(/[\p{Script=Latin}\p{N}']+/gu)) {
    if (stemOf(found) === stemOf(word)) taken.fill(1, index, index + found.length);
  }
}

/** Without the commonest English endings. */
function stemOf(word: string): string {
  const stem = word.replace(/(?:ies|y|e?s|ed|ing)$/u, "");
  return stem.length < 3 ? word : stem;
}

/** The longest parts of a Chinese run that stand in the text. */
function markRuns(text: string, run: string, taken: Uint8Array): void {
  for (let from = 0; from < run.length;) {
    let length = run.length - from;
    while (length >= SHORTEST && !text.includes(run.slice(from, from + length))) length--;
    if (length < SHORTEST) {
      from++;
      continue;
    }
    const part = run.slice(from, from + length);
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) taken.fill(1, at, at + length);
    from += length;
  }
}

function runsOf(taken: Uint8Array): [number, number][] {
  const marks: [number, number][] = [];
  for (let at = 0; at < taken.length; at++) {
    if (taken[at] === 0) continue;
    const end = taken.indexOf(0, at);
    marks.push([at, end < 0 ? taken.length : end]);
    at = end < 0 ? taken.length : end;
  }
  return marks;
}
