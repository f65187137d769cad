/**
 * A piece's name in traditional characters, by the characters that the vocabulary's terms have in both scripts. For names,
 * which are made of such words; not for prose, whose words differ too.
 */
import type { Term } from "./vocabulary-model";

type Terms = ReadonlyMap<string, Term>;

const learnt = new WeakMap<Terms, ReadonlyMap<string, string>>();

/** What a simplified character becomes; one that becomes this here and that there is left out. */
function charactersOf(terms: Terms): ReadonlyMap<string, string> {
  const known = learnt.get(terms);
  if (known !== undefined) return known;
  const pairs = new Map<string, string>();
  const torn = new Set<string>();
  for (const term of terms.values()) {
    const traditional = [...term["zh-Hant"]];
    [...term["zh-Hans"]].forEach((simple, place) => {
      const other = traditional[place] ?? simple;
      if ((pairs.get(simple) ?? other) !== other) torn.add(simple);
      pairs.set(simple, other);
    });
  }
  for (const simple of torn) pairs.delete(simple);
  learnt.set(terms, pairs);
  return pairs;
}

/** As it is until the vocabulary has come. */
export function inTraditional(name: string, terms: Terms | null): string {
  if (terms === null) return name;
  const characters = charactersOf(terms);
  return [...name].map((character) => characters.get(character) ?? character).join("");
}
