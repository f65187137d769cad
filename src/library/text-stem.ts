/**
 * The plural rule: `bowls` and `bowl` are one word, `glass` stays. Porter's stemmer (stemmer 2.0.1) finds answers to as many
 * of the sixty questions of tests/sets/search, and takes half as long again.
 */
export function stem(word: string): string {
  return word.length > 3 && /[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}
