/**
 * Cuts text into search tokens with their places: English words by their stem, Chinese in overlapping pairs of
 * characters, traditional ones made simple (pairs measured better than word segmentation on such passages). Knows no
 * index.
 */
import { foldHan } from "../domain/han-fold";
import { stem } from "./text-stem";

export interface Token {
  text: string;
  /** `[start, end)` in UTF-16 units of what was cut. */
  start: number;
  end: number;
}

const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:['’](?!\p{Script=Han})[\p{L}\p{M}]+)*/gu;
const HAN = /^\p{Script=Han}/u;
const MARKS = /\p{M}/gu;

/** In the order they stand. A Chinese character alone is a token. */
export function tokenSpans(text: string): Token[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) =>
    isChinese(run) ? pairs(run, index) : word(run, index),
  );
}

export function tokens(text: string): string[] {
  return tokenSpans(text).map((token) => token.text);
}

export function isChinese(token: string): boolean {
  return HAN.test(token);
}

function pairs(run: string, start: number): Token[] {
  const characters = [...foldHan(run.normalize("NFKC"))];
  let at = start;
  const places = characters.map((character) => ({ character, start: at, end: (at += character.length) }));
  if (places.length === 1) return places.map(({ character, ...place }) => ({ text: character, ...place }));
  return places.slice(1).map((second, i) => {
    const first = places[i] ?? second;
    return { text: first.character + second.character, start: first.start, end: second.end };
  });
}

/** `Lóngquán's` -> `longquan`; `Xi’an` -> `xian`. */
function word(run: string, start: number): Token[] {
  const bare = run
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/['’]s$/u, "")
    .replace(/['’]/gu, "");
  return bare === "" ? [] : [{ text: stem(bare), start, end: start + run.length }];
}
