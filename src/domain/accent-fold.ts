/** Latin letters without their accents, for comparing what people write; knows no vocabulary. */

/** `ê` as `e`, `ǎ` as `a`: tone marks and the accents of older romanisations, each letter in its place. */
export function foldAccents(text: string): string {
  return text.replace(/[\u00c0-\u024f\u1e00-\u1eff]/gu, (letter) => letter.normalize("NFD")[0] ?? letter);
}
