/** English says one thing differently from several. */
const plural = new Intl.PluralRules("en");

export function count(n: number, one: string, other: string): string {
  return `${n.toLocaleString("en-GB")} ${plural.select(n) === "one" ? one : other}`;
}
