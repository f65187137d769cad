/** Terms that are taken for one another, and how to tell; written once a pair. For the glossary: no model reads it. */
import pairs from "./vocabulary/confusion.json";

export interface Confusion {
  /** The other term. */
  id: string;
  en: string;
  zh: string;
}

const byTerm = new Map<string, Confusion[]>();
for (const { one, other, en, zh } of pairs) {
  add(one, { id: other, en, zh });
  add(other, { id: one, en, zh });
}

function add(id: string, confusion: Confusion): void {
  const those = byTerm.get(id);
  if (those === undefined) byTerm.set(id, [confusion]);
  else those.push(confusion);
}

/** What the term of an id is taken for, in the order of the vocabulary; empty when nothing is written. */
export function confusedWith(id: string): readonly Confusion[] {
  return byTerm.get(id) ?? [];
}
