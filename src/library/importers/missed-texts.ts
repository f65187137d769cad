/** Counts the texts that found no term, most frequent first. */
import type { VocabularyAttribute } from "../../domain/attribute";
import type { MissedText } from "../../domain/import";

/** Different texts that are told apart; a column of free text has one a row. */
const MOST_TEXTS = 2000;

export function missedTexts(): { add(attribute: VocabularyAttribute, text: string): void; list(): MissedText[] } {
  const counts = new Map<string, MissedText>();
  return {
    add(attribute, text) {
      const known = counts.get(`${attribute}/${text}`);
      if (known !== undefined) known.count += 1;
      else if (counts.size < MOST_TEXTS) counts.set(`${attribute}/${text}`, { attribute, text, count: 1 });
    },
    list: () => [...counts.values()].sort((one, other) => other.count - one.count),
  };
}
