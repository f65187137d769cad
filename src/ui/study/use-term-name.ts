/** How the reader's language names a term. */
import { useApp } from "../context";
import { useTongue } from "../i18n/texts";

/** As one says it in a sentence: Qing, not Qing dynasty; moon flask, without what stands in brackets. */
export function shortName(name: string): string {
  return name.replace(/\s*\([^)]*\)| (?:dynasty|period|culture|kingdom)$/gu, "");
}

/** The id stands for a term until the vocabulary is there; null is nothing at all. */
export function useTermName(): (id: string | null) => string {
  const { vocabulary } = useApp();
  const tongue = useTongue();
  const terms = vocabulary.terms.value;
  return (id) => (id === null ? "" : (terms?.get(id)?.[tongue] ?? id));
}
