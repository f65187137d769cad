/** Counts within sentences: thousands set apart, as all our languages do, and English's one and several. */
const grouped = new Intl.NumberFormat("en-GB");
const plural = new Intl.PluralRules("en-GB");

export function figure(n: number): string {
  return grouped.format(n);
}

export function count(n: number, one: string, other: string): string {
  return `${figure(n)} ${plural.select(n) === "one" ? one : other}`;
}
