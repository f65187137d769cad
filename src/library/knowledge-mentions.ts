/** Finds which periods and kilns an English note speaks of, by their names; understands nothing of the sentence. */
import { TERMS } from "../domain/vocabulary";

/** Names that are also other words of the trade (a `guan` jar, a `ding` tripod) or too general to mean a place. */
const AMBIGUOUS = new Set(["Xiao", "Ou", "Xin", "Jin", "Republic year dating"]);

/** People whose names begin like a period. */
const PEOPLE = /Tang Ying|Xiao He/gu;

const names: readonly { id: string; pattern: RegExp }[] = TERMS.filter((term) =>
  ["dynasty", "reign", "kiln"].includes(term.attribute),
)
  .map((term) => ({ id: term.id, name: bareName(term.en) }))
  .filter(({ name }) => !AMBIGUOUS.has(name))
  .sort((a, b) => b.name.length - a.name.length)
  .map(({ id, name }) => ({ id, pattern: new RegExp(`\\b${withLooseCapital(name)}\\b`, "gu") }));

/** Ids of the periods and kilns named in `notes`, in the order of their first mention; longest names win. */
export function mentionedTerms(notes: string): string[] {
  let rest = notes.replace(PEOPLE, (name) => " ".repeat(name.length));
  const found: { id: string; at: number }[] = [];
  for (const { id, pattern } of names) {
    const at = rest.search(pattern);
    if (at < 0) continue;
    found.push({ id, at });
    rest = rest.replace(pattern, (match) => " ".repeat(match.length));
  }
  return found.sort((a, b) => a.at - b.at).map(({ id }) => id);
}

/** `Jun kilns` -> `Jun`, `Liao dynasty (Khitan)` -> `Liao`. */
function bareName(en: string): string {
  return en
    .replace(/ \(.*\)/u, "")
    .replace(/ (?:dynasty|period|kilns?|culture|kingdom)$/u, "")
    .replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

function withLooseCapital(name: string): string {
  return /^(?:Early|Middle|Late) /u.test(name) ? `[${name[0]}${name[0]?.toLowerCase()}]${name.slice(1)}` : name;
}
