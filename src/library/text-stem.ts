/** The plural rule: `bowls` and `bowl` are one word, `glass` stays. */
export function stem(word: string): string {
  return word.length > 3 && /[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}
